import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop.domain.administrative.agencies import Agency, AgencySide, Confidence
from kehoach_desktop.domain.administrative.units import AgencyLevel
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.plan_json import dump_plan
from kehoach_desktop.domain.templates import dump_template, load_template
from kehoach_desktop.domain.vietnamese import ToneStyle, tone_styles
from kehoach_desktop.errors import BadArgumentError, BadFileError, KnownError
from kehoach_desktop.operations.drafting import draft, values_of
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.operations.templates import (
    Listing,
    built_in_templates,
    common_fields,
    describe,
    export_template,
    find_template,
    import_template,
    keep_as_template,
    listed_templates,
    outside,
    read_own_templates,
)
from kehoach_desktop.paths import resource, store_path
from kehoach_desktop.storage import agencies
from kehoach_desktop.storage.database import open_store
from kehoach_desktop.storage.templates import texts
from tests.helpers.plans import PARTY_PLAN, is_nfc

VALUES = Path(__file__).parents[1] / "data" / "template_values"
TEMPLATES = {template.id: template for template in built_in_templates()}


def full_plan(template_id: str, data_dir: Path) -> Plan:
    template = TEMPLATES[template_id]
    given = values_of(template, [f"{key}=@{path}" for key, path in _files(template_id, data_dir)])
    return draft(template, given.values, data_dir)


def _files(template_id: str, folder: Path) -> list[tuple[str, Path]]:
    folder.mkdir(exist_ok=True)
    found = []
    for key, value in json.loads((VALUES / f"{template_id}.json").read_text(encoding="utf-8")).items():
        path = folder / f"{key}.json"
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        found.append((key, path))
    return found


def test_there_is_a_template_for_every_kind() -> None:
    # templates.md: 15 kinds, those with two forms or for two levels as two, and an empty plan for each side
    orders = sorted(template.order for template in TEMPLATES.values())
    kinds = [10, 20, 30, 40, 41, 50, 51, 60, 70, 80, 81, 82, 90, 91, 100, 101]
    kinds += [110, 120, 130, 140, 150, 151, 900, 901]
    assert orders == kinds


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_the_texts_are_ours_and_clean(template_id: str) -> None:
    text = dump_template(TEMPLATES[template_id])
    assert is_nfc(text)
    assert tone_styles(text) <= {ToneStyle.LAST_VOWEL}
    assert "  " not in "".join(line for line in text.splitlines() if line.startswith("text ="))


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_it_survives_being_written_and_read(template_id: str) -> None:
    template = TEMPLATES[template_id]
    again = load_template("again.toml", dump_template(template), common_fields(), outside())
    assert replace(again, common=template.common) == template


def test_a_description_is_complete_and_plain_json() -> None:
    for template in TEMPLATES.values():
        told = json.loads(json.dumps(describe(template), default=str))
        assert list(told) == ["id", "name", "side", "document_kind", "description", "fields"]
        assert all({"key", "label", "type"} <= set(field) for field in told["fields"])


@pytest.mark.parametrize(
    "template_id", ["dang-xa-thuc-hien-van-ban-tinh", "ubnd-xa", "dang-tinh-thuc-hien-van-ban-trung-uong"]
)
def test_a_plan_turned_into_a_template_gives_the_plan_again(template_id: str, data_dir: Path, tmp_path: Path) -> None:
    plan = full_plan(template_id, tmp_path / "values")
    template = keep_as_template(plan, "cua-toi", "Mẫu của tôi", data_dir)
    assert read_own_templates(data_dir).templates == (template,)
    suggested = [
        f"{field.key}=@{_written(tmp_path / field.key, field.suggestions[0])}"
        for field in template.fields
        if field.suggestions
    ]
    again = draft(template, values_of(template, suggested).values, data_dir, ruleset_id=plan.ruleset)
    assert [block.runs for block in again.blocks] == [block.runs for block in plan.blocks]
    assert again.recipients == plan.recipients
    assert again.subject == plan.subject
    assert (again.number, again.place, again.issuing_body) == (None, None, None)


def _written(path: Path, suggestion: object) -> Path:
    names = ("kind", "symbol", "date", "issuer", "subject")
    data = {name: str(value) for name in names if (value := getattr(suggestion, name)) is not None}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_numbers_of_cited_documents_become_dated_suggestions(data_dir: Path, tmp_path: Path) -> None:
    plan = full_plan("dang-xa-thuc-hien-van-ban-tinh", tmp_path / "values")
    template = keep_as_template(plan, "cua-toi", "Mẫu của tôi", data_dir)
    symbols = [one.symbol for field in template.fields for one in field.suggestions]
    texts = " ".join(part.text for part in template.parts)
    assert symbols
    assert not [symbol for symbol in symbols if symbol and symbol in texts]


def test_a_template_goes_out_as_a_file_and_comes_back(data_dir: Path, tmp_path: Path) -> None:
    template = keep_as_template(PARTY_PLAN, "cua-toi", "Mẫu của tôi", data_dir)
    export_template(template, tmp_path / "mau.toml")
    other = tmp_path / "may khac"
    assert import_template(tmp_path / "mau.toml", other) == template
    assert find_template("cua-toi", other) == template


def test_a_built_in_template_is_not_replaced_by_a_file(data_dir: Path, tmp_path: Path) -> None:
    export_template(TEMPLATES["ubnd-xa"], tmp_path / "mau.toml")
    with pytest.raises(BadArgumentError, match="là của mẫu có sẵn"):
        import_template(tmp_path / "mau.toml", data_dir)


def test_a_faulty_template_file_is_refused_with_its_line(data_dir: Path, tmp_path: Path) -> None:
    text = dump_template(TEMPLATES["ubnd-xa"]).replace('key = "topic"', 'key = "topik"')
    (tmp_path / "mau.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadFileError, match=r"mau\.toml, dòng \d+: "):
        import_template(tmp_path / "mau.toml", data_dir)
    assert read_own_templates(data_dir).templates == ()


def test_an_unknown_template_gets_a_hint(data_dir: Path) -> None:
    with pytest.raises(BadArgumentError, match="Có phải là ubnd-xa"):
        find_template("ubnd", data_dir)


@pytest.mark.parametrize("template_id", TEMPLATES)
@pytest.mark.parametrize("day", ["05/3/2024", "05/3/2025", "05/3/2027"])
def test_no_id_of_a_body_reaches_the_document(template_id: str, day: str, tmp_path: Path) -> None:
    template = TEMPLATES[template_id]
    plan = draft(template, values_of(template, [f"issue_date={day}"]).values, tmp_path)
    assert not re.findall(r"\b(?:xa|tinh)\.[a-z_]+", dump_plan(plan), re.IGNORECASE)


def test_a_body_that_was_not_there_on_the_day_is_a_blank_with_its_name(tmp_path: Path) -> None:
    template = TEMPLATES["ubnd-xa"]
    plan = draft(template, values_of(template, ["issue_date=05/3/2024"]).values, tmp_path)
    assert "Phòng Kinh tế" in [run.text for block in plan.blocks for run in block.runs if run.blank]


def test_a_template_names_the_offices_own_bodies_too(data_dir: Path, tmp_path: Path) -> None:
    text = OWN.replace("Ban hành", "{xa.ban_rieng}")
    with pytest.raises(BadFileError, match=r"mau\.toml, dòng 10: \{xa\.ban_rieng\}: không có cơ quan nào"):
        import_template(file_of(text, tmp_path), data_dir)
    own = Agency("xa.ban_rieng", AgencyLevel.COMMUNE, AgencySide.PARTY, "Ban riêng", Confidence.SEEN)
    with open_store(store_path(data_dir), tmp_path) as database:
        agencies.put(database, [own])
    template = import_template(file_of(text, tmp_path), data_dir)
    assert find_template("cua-toi", data_dir) == template
    assert draft(template, {}, data_dir).blocks[0].text == "Ban riêng"


def test_to_look_for_a_template_makes_no_store(data_dir: Path) -> None:
    with pytest.raises(BadArgumentError, match="Không có mẫu “xyz”"):
        find_template("xyz", data_dir)
    assert read_own_templates(data_dir) == Listing(())
    assert not store_path(data_dir).exists()


def test_an_own_template_is_found_by_reading_it_alone(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach_desktop.storage.templates.texts", None)
    assert find_template("cua-toi", spoilt).id == "cua-toi"


OWN = """\
# của văn phòng
id = "cua-toi"
name = "Mẫu"
description = ""
side = "party"
document_kind = "KH"

[[parts]]
role = "lead"
text = "Ban hành"
"""


def file_of(text: str, folder: Path) -> Path:
    path = folder / "mau.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_own_template_is_replaced_only_when_asked(data_dir: Path, tmp_path: Path) -> None:
    first = import_template(file_of(OWN, tmp_path), data_dir)
    changed = file_of(OWN.replace("Ban hành", "Khác"), tmp_path)
    with pytest.raises(BadArgumentError, match=r"mau\.toml: kho đã có mẫu “cua-toi”"):
        import_template(changed, data_dir)
    with pytest.raises(BadArgumentError, match="kho đã có mẫu “cua-toi”"):
        keep_as_template(PARTY_PLAN, "cua-toi", "Mẫu của tôi", data_dir)
    assert read_own_templates(data_dir).templates == (first,)
    assert import_template(changed, data_dir, replace=True).parts[0].text == "Khác"
    kept = keep_as_template(PARTY_PLAN, "cua-toi", "Mẫu của tôi", data_dir, replace=True)
    assert read_own_templates(data_dir).templates == (kept,)


@pytest.mark.parametrize("replace", [False, True])
def test_no_own_template_takes_the_id_of_a_built_in_one(data_dir: Path, replace: bool) -> None:
    with pytest.raises(BadArgumentError, match="là của mẫu có sẵn"):
        keep_as_template(PARTY_PLAN, "ubnd-xa", "Mẫu của tôi", data_dir, replace=replace)
    assert read_own_templates(data_dir).templates == ()


def test_the_store_keeps_the_file_as_it_was_written(data_dir: Path, tmp_path: Path) -> None:
    import_template(file_of(OWN, tmp_path), data_dir)
    with open_store(store_path(data_dir), tmp_path) as database:
        assert texts(database) == [("cua-toi", OWN)]


@pytest.mark.parametrize("default", ["inf", "07:30:00", "nan"])
def test_a_default_that_cannot_be_written_again_is_not_imported(default: str, data_dir: Path, tmp_path: Path) -> None:
    field = f'[[fields]]\nkey = "a"\nlabel = "A"\ndefault = {default}\n'
    with pytest.raises(BadFileError, match=r"mau\.toml, dòng \d+: default"):
        import_template(file_of(OWN.replace("Ban hành", "{a}") + field, tmp_path), data_dir)
    assert read_own_templates(data_dir).templates == ()


@pytest.fixture
def spoilt(data_dir: Path, tmp_path: Path) -> Path:
    """A data folder with a good template and one that cannot be read."""
    import_template(file_of(OWN, tmp_path), data_dir)
    import_template(file_of(OWN.replace("cua-toi", "hong"), tmp_path), data_dir)
    with open_store(store_path(data_dir), tmp_path) as database, database.atomic():
        database.execute("UPDATE templates SET text = 'a = Infinity' WHERE id = 'hong'")
    return data_dir


def test_one_bad_template_in_the_store_does_not_take_the_others_along(spoilt: Path) -> None:
    own = read_own_templates(spoilt)
    assert [template.id for template in own.templates] == ["cua-toi"]
    (problem,) = own.problems
    assert problem.startswith("Mẫu “hong” trong kho, dòng 1")
    listing = listed_templates(spoilt)
    assert (len(listing.templates), listing.problems) == (len(TEMPLATES) + 1, own.problems)
    for id_ in ("ubnd-xa", "cua-toi"):
        assert find_template(id_, spoilt).id == id_
    with pytest.raises(BadFileError, match="Mẫu “hong” trong kho"):
        find_template("hong", spoilt)
    with pytest.raises(BadArgumentError, match="Không có mẫu “hon”"):
        find_template("hon", spoilt)


def test_a_built_in_template_is_found_without_the_store(data_dir: Path) -> None:
    data_dir.mkdir(exist_ok=True)
    store_path(data_dir).write_bytes(b"no store at all" * 100)
    assert find_template("ubnd-xa", data_dir) == TEMPLATES["ubnd-xa"]
    for look in (listed_templates, lambda folder: find_template("cua-toi", folder)):
        with pytest.raises(KnownError):
            look(data_dir)


def test_the_samples_become_templates_that_keep_their_tasks(data_dir: Path) -> None:
    for name in ("ubnd-xa", "dang-uy-xa", "thanh-uy", "tinh-uy", "dang-uy-co-so"):
        plan = read_plan_file(resource(f"samples/ke-hoach-{name}.json")).plan
        template = keep_as_template(plan, name + "-mau", "Mẫu", data_dir)
        given = [
            f"{field.key}=@{_written(data_dir / field.key, field.suggestions[0])}"
            for field in template.fields
            if field.suggestions
        ]
        again = draft(template, values_of(template, given).values, data_dir, ruleset_id=plan.ruleset)
        told = [[(t.content, t.lead, t.extra_leads, t.group, t.note) for t in one.tasks] for one in (again, plan)]
        assert told[0] == told[1]
        assert again.annexes == plan.annexes


# ---------------------------------------------------------------- what a template names that stands elsewhere


@pytest.mark.parametrize(
    ("text", "other", "says"),
    [
        ('group = "UX2"', 'group = "ZZ9"', "dòng {line}: không có nhóm nơi nhận “ZZ9”"),
        ('group = "UX2"', 'group = "X1"', "dòng {line}: không có nhóm nơi nhận “X1”"),
        ('document_kind = "KH"', 'document_kind = "ZZ"', "dòng {line}: không có loại văn bản “ZZ”"),
        ("{xa.phong_kt}", "{xa.khong_co}", "không có cơ quan nào với id “xa.khong_co”"),
    ],
)
def test_what_is_not_there_is_refused_with_file_and_line(
    text: str, other: str, says: str, data_dir: Path, tmp_path: Path
) -> None:
    ours = resource("templates/ubnd-xa.toml").read_text(encoding="utf-8")
    assert text in ours
    path = tmp_path / "mẫu.toml"
    path.write_text(ours.replace('id = "ubnd-xa"', 'id = "cua-toi"').replace(text, other, 1), encoding="utf-8")
    line = ours[: ours.index(text)].count("\n") + 1
    with pytest.raises(BadFileError) as caught:
        import_template(path, data_dir)
    assert str(caught.value).startswith(f"{path}, dòng ")
    assert says.format(line=line) in str(caught.value)


# ---------------------------------------------------------------- what a template asks for

ASKED = {
    "area_member": "Đồng chí Lê Văn Tám, Uỷ viên Ban Thường vụ Tỉnh uỷ",
    "superior_board": "Ban Tổ chức Trung ương",
    "supervising_department": "Sở Khoa học và Công nghệ",
    "province": "Lâm Đồng",
}


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_template_asks_for_what_changes_its_plan_and_for_nothing_else(template_id: str, data_dir: Path) -> None:
    template = TEMPLATES[template_id]
    before = _printed(template_id, {}, data_dir)
    for key, value in ASKED.items():
        everywhere = replace(template, common=common_fields())
        given = values_of(everywhere, [f"{key}={value}"]).values
        changes = _printed(template_id, given, data_dir) != before
        assert changes == (template.field(key) is not None), key


def _printed(template_id: str, values: dict[str, Any], data_dir: Path) -> Plan:
    template = replace(TEMPLATES[template_id], common=common_fields())
    return replace(draft(template, values, data_dir), id="x")


def test_a_field_that_changes_nothing_is_refused(data_dir: Path) -> None:
    with pytest.raises(BadArgumentError, match="không có ô “supervising_department”"):
        values_of(TEMPLATES["dai-hoi"], ["supervising_department=Sở Y tế"])
