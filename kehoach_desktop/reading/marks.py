"""Marks at the head of a line, and the roles they stand for: `I.` `1.` `1.1.` `a)` `-` `+` `*`."""

import re
from dataclasses import replace

from ..domain.edits.runs import clip
from ..domain.plan import Role, Run
from ..domain.plan_edits import reads_as_heading

Runs = tuple[Run, ...]

_SPACE = "[ \t\u00a0]"
# A number asks for a space behind it (`1.500.000 đồng` is none), a dash only for a letter.
_MARK = re.compile(
    rf"{_SPACE}*(?:"
    rf"(?P<part>[IVX]{{1,6}}(?:\.|{_SPACE}?[-–]))(?={_SPACE}+(?!\w\.)\S)"
    rf"|(?P<subsection>\d{{1,2}}\.\d{{1,2}}\.?|[a-zđ]\))(?={_SPACE}+\S)"
    rf"|(?P<section>\d{{1,2}}[.)](?={_SPACE}+\S)|\d{{1,2}}-(?={_SPACE}+[^\W\d]))"
    rf"|(?P<dash>[-–—•·▪●◦‣\uf0b7\uf0a7\uf0d8\uf0fc])(?={_SPACE}+\S|[^\W\d_])"
    rf"|(?P<plus>\+)(?={_SPACE}+\S|[^\W\d_])"
    rf"|(?P<assignment>\*)(?={_SPACE}+\S|[^\W\d_])"
    rf"){_SPACE}*"
)
_LABEL = re.compile(r"(?P<part>[IVX]{1,6})|(?P<section>\d{1,3})|(?P<subsection>[a-zđ]|\d{1,2}\.\d{1,2})")


def role_of_label(label: str) -> Role | None:
    """The role of a number that stands alone, as in the first cell of a row: `II`, `3.`, `b)`."""
    match = _LABEL.fullmatch(label.strip().rstrip(".)-– "))
    return Role(str(match.lastgroup)) if match else None


def bullet_role(label: str, level: int) -> Role | None:
    """The role of a bullet that Word drew as a letter; None for a number."""
    if label == "+":
        return Role.PLUS
    if label == "*":
        return Role.ASSIGNMENT
    if label in ("-", "–"):
        return Role.DASH
    if label == "o" or not any(char.isalnum() for char in label):
        return Role.PLUS if level > 1 else Role.DASH
    return None


def leading_role(text: str) -> tuple[Role | None, int]:
    """The role that the mark at the head of `text` asks for, and how long the mark is; None and 0 without one."""
    match = _MARK.match(text)
    return (Role(str(match.lastgroup)), match.end()) if match else (None, 0)


def without_mark(runs: Runs) -> tuple[Role | None, Runs]:
    role, length = leading_role("".join(run.text for run in runs))
    return role, clip(runs, length) if length else runs


def as_role(runs: Runs, role: Role) -> tuple[Runs, bool]:
    """The runs as a block of that role, and whether it is a heading, which is bold by itself."""
    text = "".join(run.text for run in runs)
    is_bold = bool(text.strip()) and all(run.bold for run in runs if run.text.strip())
    is_heading = role in (Role.SECTION, Role.SUBSECTION) and (reads_as_heading(text) or (is_bold and "\n" not in text))
    if is_bold and (is_heading or role is Role.PART):
        runs = tuple(replace(run, bold=False) for run in runs)
    return runs, is_heading
