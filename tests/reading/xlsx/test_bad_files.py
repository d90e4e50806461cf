"""Files that are no XLSX, or that mean harm: one sentence with name and cause, before anything large is unpacked."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from kehoach_desktop.errors import BadFileError
from kehoach_desktop.reading.xlsx import read_xlsx
from kehoach_desktop.reading.xlsx import sheets as sheets_module
from kehoach_desktop.reading.xlsx.package import opened
from tests.reading.xlsx import by_hand

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = by_hand.sheet_xml([["TT", "Nội dung"]])
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY e0 "nổ">{ENTITIES}]>'
FOREIGN = '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>'
BODY = (
    f'<worksheet xmlns="{by_hand.MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&e9;</v></c></row></sheetData>'
    "</worksheet>"
)


def refused(data: bytes, name: str = "tiến độ.xlsx") -> str:
    with pytest.raises(BadFileError) as caught:
        read_xlsx(data, name)
    sentence = str(caught.value)
    assert sentence.startswith(f"Không đọc được {name}: ")
    assert sentence.endswith(". Chưa có gì thay đổi.")
    return sentence


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xlsx", "tệp rỗng"),
        (b"TT,N\xe1\xbb\x99i dung\n1,Vi\xe1\xbb\x87c", "a.csv", "văn bản thường"),
        (b"ch\xe1\xbb\xaf th\xc6\xb0\xe1\xbb\x9dng", "a.xlsx", "không phải XLSX"),
        (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "a.xls", "trang web"),
        (b"<?xml version='1.0'?><Workbook/>", "a.xls", "trang web hoặc XML"),
        (OLE, "a.xls", "kiểu cũ (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "mật khẩu"),
        (b"PK\x03\x04 nothing more", "a.xlsx", "không phải XLSX hoặc đã hỏng"),
        (b"%PDF-1.7", "a.xlsx", "không phải XLSX"),
    ],
)
def test_what_is_no_xlsx_is_called_by_its_name(data: bytes, name: str, said: str) -> None:
    assert said in refused(data, name)


def test_other_documents_in_a_zip_are_known() -> None:
    assert "văn bản Word" in refused(by_hand.package({"a": SHEET}, main="word/document.xml"))
    assert "nhị phân (.xlsb)" in refused(by_hand.package({"a": SHEET}, main="xl/workbook.bin"))
    assert ".ods" in refused(by_hand.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))
    assert "không phải XLSX" in refused(by_hand.zipped({"thư.txt": "Kính gửi"}))


def test_a_truncated_file_is_refused() -> None:
    whole = by_hand.one_sheet([["TT", "Nội dung"]] * 50)
    for end in (len(whole) // 2, len(whole) - 10):
        assert "không phải XLSX hoặc đã hỏng" in refused(whole[:end])


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_a_missing_part_is_refused(part: str) -> None:
    assert "hỏng" in refused(by_hand.one_sheet([["TT"]], drop=[part]))


def test_a_part_that_is_no_xml_is_refused() -> None:
    assert "không phải XML đúng" in refused(by_hand.package({"a": "<worksheet><sheetData>"}))
    assert "không phải XML đúng" in refused(by_hand.package({"a": SHEET}, shared="không phải XML"))


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(by_hand.package({"a": by_hand.sheet_xml([[f"ô {n}"] for n in range(2000)])}))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    start = entry.header_offset + 200
    data[start : start + 400] = bytes(400)
    assert "không giải nén được" in refused(bytes(data)) or "XML" in refused(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_part_packed_in_another_way_and_damaged_is_refused(method: int) -> None:
    packed = BytesIO()
    sound = by_hand.package({"a": by_hand.sheet_xml([[f"ô {n}"] for n in range(2000)])})
    with zipfile.ZipFile(BytesIO(sound)) as archive, zipfile.ZipFile(packed, "w", method) as other:
        for entry in archive.namelist():
            other.writestr(entry, archive.read(entry))
        at = other.getinfo("xl/worksheets/sheet1.xml").header_offset + 120
    data = bytearray(packed.getvalue())
    data[at : at + 400] = bytes(400)
    assert "không giải nén được" in refused(bytes(data))


def test_a_fault_of_ours_is_not_told_as_one_of_the_file() -> None:
    with (
        opened(by_hand.one_sheet([["TT"]]), "a.xlsx") as package,
        pytest.raises(RuntimeError, match="ours"),
        package.part("xl/workbook.xml"),
    ):
        raise RuntimeError("ours")


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(by_hand.one_sheet([["TT"]]))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "mật khẩu" in refused(bytes(data))


def test_zip_bombs_are_refused() -> None:
    zeros = by_hand.zipped({"_rels/.rels": "x", "xl/sharedStrings.xml": b"0" * (32 * 2**20)})
    assert "nén bất thường" in refused(zeros)


def test_a_zip_that_declares_too_much_is_refused() -> None:
    data = bytearray(by_hand.one_sheet([["TT"]]))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = (700 * 2**20).to_bytes(4, "little")
    assert "quá 512 MB" in refused(bytes(data))


def test_entities_that_multiply_are_refused() -> None:
    sentence = refused(by_hand.package({"a": BOMB + BODY}))
    assert "khai báo DTD" in sentence or "không phải XML đúng" in sentence  # libxml2 counts for itself


def test_foreign_files_are_never_drawn_in() -> None:
    assert "khai báo DTD" in refused(by_hand.package({"a": FOREIGN + BODY}))


def test_entities_in_a_small_part_are_refused() -> None:
    workbook = BOMB.replace("worksheet", "workbook") + f'<workbook xmlns="{by_hand.MAIN}"><sheets/>&e9;</workbook>'
    sentence = refused(by_hand.package({"a": SHEET}, extra={"xl/workbook.xml": workbook}))
    assert "khai báo DTD" in sentence or "không phải XML đúng" in sentence


def test_a_workbook_without_sheets_is_refused() -> None:
    assert "không có trang tính nào" in refused(by_hand.package({}))


def test_links_to_other_files_are_not_followed() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{by_hand.R}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId9" Type="{by_hand.R}/externalLink" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>"
    )
    data = by_hand.package({"a": SHEET}, extra={"xl/_rels/workbook.xml.rels": relations})
    assert read_xlsx(data, "a.xlsx")[0].rows[0].cells == {0: "TT", 1: "Nội dung"}


# ---------------------------------------------------------------- made to take for ever, or all there is of memory

MANY_DIGITS = "9" * 5000  # more than Python turns into a number


def sheet(*rows: str) -> str:
    head = '<row r="1"><c t="str"><v>TT</v></c></row>'
    return f'<worksheet xmlns="{by_hand.MAIN}"><sheetData>{head}{"".join(rows)}</sheetData></worksheet>'


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (f'<row r="{MANY_DIGITS}"><c r="A2" t="str"><v>x</v></c></row>', {0: "x"}),
        (f'<row r="2"><c r="A2" t="s"><v>{MANY_DIGITS}</v></c><c r="B2" t="str"><v>x</v></c></row>', {1: "x"}),
        (f'<row r="2"><c r="A2" s="{MANY_DIGITS}"><v>4</v></c></row>', {0: 4.0}),
        ('<row r="-2"><c r="A-2" t="str"><v>x</v></c></row>', {0: "x"}),
        ('<row r="2"><c r="XFD1048576" t="str"><v>x</v></c><c r="ZZZ2" t="str"><v>y</v></c></row>', {16383: "x"}),
        (f'<row r="2"><c r="{"A" * 100_000}2" t="str"><v>x</v></c></row>', {0: "x"}),
    ],
)
def test_places_that_no_sheet_has_are_no_places(row: str, found: dict[int, object]) -> None:
    (grid,) = read_xlsx(by_hand.package({"a": sheet(row)}), "a.xlsx")
    assert (grid.rows[-1].number, grid.rows[-1].cells) == (2, found)


def test_formats_with_numbers_and_codes_of_any_length_are_read() -> None:
    code = "[h" * 1_500_000  # each bracket was once looked for to the end
    formats = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    looks = f'<cellXfs><xf numFmtId="{MANY_DIGITS}"/><xf numFmtId="170"/></cellXfs>'
    styles = f'<styleSheet xmlns="{by_hand.MAIN}">{formats}{looks}</styleSheet>'
    row = '<row r="2"><c s="0"><v>4</v></c><c s="1"><v>5</v></c></row>'
    (grid,) = read_xlsx(by_hand.package({"a": sheet(row)}, extra={"xl/styles.xml": styles}), "a.xlsx")
    assert grid.rows[-1].cells == {0: 4.0, 1: 5.0}


def test_a_row_of_a_million_numbers_is_no_xml() -> None:
    row = "<row " + 'r="1" ' * 1_000_000 + "><c><v>1</v></c></row>"  # looked at once for each of them, it took hours
    assert "không phải XML đúng" in refused(by_hand.package({"a": sheet(row)}))


def test_a_part_that_would_fill_the_memory_as_a_tree_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = by_hand.package({"a": SHEET}, extra={"xl/styles.xml": f"<styleSheet>{' ' * 2**21}</styleSheet>"})
    assert len(read_xlsx(data, "a.xlsx")) == 1
    monkeypatch.setattr("kehoach_desktop.reading.xlsx.package._MOST_OF_A_TREE", 2**21)
    assert "styles.xml lớn quá 2 MB" in refused(data)


def test_one_part_is_one_sheet_however_often_it_is_named() -> None:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{by_hand.R}/worksheet" Target="worksheets/sheet1.xml"/>'
        for number in range(1, 301)
    )
    extra = {"xl/_rels/workbook.xml.rels": f'<Relationships xmlns="x">{relations}</Relationships>'}
    sheets = {f"s{number}": SHEET for number in range(300)}
    assert [grid.sheet for grid in read_xlsx(by_hand.package(sheets, extra=extra), "a.xlsx")] == ["s0"]


def test_cells_and_letters_are_counted_over_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    data = by_hand.package({f"s{number}": by_hand.sheet_xml([["TT", "Nội dung"]] * 5) for number in range(3)})
    for limit, least in (("_MOST_CELLS", 30), ("MOST_LETTERS", 150)):
        monkeypatch.setattr(sheets_module, limit, least)
        assert len(read_xlsx(data, "a.xlsx")) == 3
        monkeypatch.setattr(sheets_module, limit, least - 1)
        assert "quá nhiều ô" in refused(data)
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("limit", "words"), [("sheets._MOST_CELLS", "quá nhiều ô"), ("workbook._MOST_TEXTS", "quá nhiều chữ")]
)
def test_what_is_far_too_large_is_counted_before_it_is_read(
    limit: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["TT", "Nội dung", "x" * 50]] * 40
    shared = f'<sst xmlns="{by_hand.MAIN}">{"<si><t>một chữ</t></si>" * 40}</sst>'
    data = by_hand.package({"a": by_hand.sheet_xml(rows)}, shared=shared)
    module = "kehoach_desktop.reading.xlsx."
    monkeypatch.setattr(f"{module}package._SMALL", 0)
    monkeypatch.setattr(f"{module}package._CHUNK", 64)  # ends are cut in two
    monkeypatch.setattr(f"{module}{limit}", 120)
    assert len(read_xlsx(data, "a.xlsx")) == 1
    monkeypatch.setattr(f"{module}{limit}", 39)
    tag = "row" if "CELLS" in limit else "si"

    def elements(_: object, part: str, *tags: str) -> Iterator[object]:
        assert tag not in tags, f"{part} is read"
        return iter(())

    monkeypatch.setattr(f"{module}package.Package.elements", elements)
    assert words in refused(data)


def test_shared_texts_have_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = f'<sst xmlns="{by_hand.MAIN}">{"<si><t>một chữ</t></si>" * 10}</sst>'
    data = by_hand.package({"a": SHEET}, shared=shared)
    monkeypatch.setattr("kehoach_desktop.reading.xlsx.workbook.MOST_LETTERS", 69)
    assert "quá nhiều chữ" in refused(data)
