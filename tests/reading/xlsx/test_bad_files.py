"""Files that are no XLSX, or that mean harm: one sentence with name and cause, before anything large is unpacked."""

import zipfile
from io import BytesIO

import pytest

from kehoach_desktop.errors import BadFileError
from kehoach_desktop.reading.xlsx import read_xlsx
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
