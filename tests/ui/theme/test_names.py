"""Every name of the look that stands in code is one that the tokens, the style sheet or the icons know."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.ui.theme.style_sheet import SHEET
from kehoach_desktop.ui.theme.tokens import PAPER_ROLES, Tokens, raw_tokens

UI = Path(paths.__file__).parent / "ui"
ICONS = {path.stem for path in paths.resource("icons").glob("*.svg")}
STYLES = set(raw_tokens()["type"]) - {"base_px", "families"}
KNOWN = {
    "color": set(Tokens().roles),
    "paper_color": set(PAPER_ROLES),
    "size": set(raw_tokens()["size"]),
    "space": set(raw_tokens()["space"]),
    "radius": set(raw_tokens()["radius"]),
    "font": STYLES,
    "line_height": STYLES,
    "text": STYLES,
    "motion": set(raw_tokens()["motion"]),
}
# Functions and classes that take the name of an icon, and which of their arguments it is.
TAKE_ICONS = {"icon": 0, "paint_icon": 2, "Button": 1, "ToolButton": 0, "IconMark": 0, "WayCard": 0, "add_way": 0}
# A kind is a rule of the sheet, or a style of type that `TextLabel` draws by itself.
KINDS = set(re.findall(r'\[kind="(\w+)"\]', paths.resource_text(SHEET))) | STYLES | {""}


@cache
def calls() -> list[tuple[str, ast.Call, str]]:
    """Each call in the windows: of what, itself, and where."""
    return [
        (ast.unparse(node.func), node, f"{file.relative_to(UI).as_posix()}:{node.lineno}")
        for file in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def words(node: ast.expr) -> list[str]:
    """The texts that an argument can be: a text, or one of two."""
    match node:
        case ast.Constant(value=str() as text):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return [*words(body), *words(orelse)]
        case _:
            return []


@pytest.mark.parametrize("method", KNOWN)
def test_every_name_asked_of_the_theme_is_known(method: str) -> None:
    asked = [
        (name, place)
        for function, call, place in calls()
        if function == f"theme.{method}" and call.args
        for name in words(call.args[0])
    ]
    assert [one for one in asked if one[0] not in KNOWN[method]] == []


def test_every_icon_named_in_code_exists() -> None:
    named = []
    for function, call, place in calls():
        at = TAKE_ICONS.get(function.rpartition(".")[2], len(call.args))
        if at < len(call.args):
            named += [(name, place) for name in words(call.args[at])]
    assert len(named) > 5
    assert [one for one in named if one[0] not in ICONS] == []


def test_every_kind_is_a_rule_of_the_sheet() -> None:
    kinds = [
        (name, place)
        for function, call, place in calls()
        if function == "restyle"
        for keyword in call.keywords
        if keyword.arg == "kind"
        for name in words(keyword.value)
    ]
    kinds += [
        (words(call.args[1])[0], place)
        for function, call, place in calls()
        if function.endswith(".setProperty") and words(call.args[0]) == ["kind"] and words(call.args[1])
    ]
    assert kinds
    assert [one for one in kinds if one[0] not in KINDS] == []
