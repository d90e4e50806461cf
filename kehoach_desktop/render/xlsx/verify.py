"""A written XLSX read again: every part whole, the sheets there."""

import zipfile
import zlib
from io import BytesIO

_NEEDED = ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")


def workbook_fault(data: bytes) -> str | None:
    """What is wrong with the file, in a few words; None when all is well."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            broken = package.testzip()
            names = set(package.namelist())
    except (zipfile.BadZipFile, zlib.error, OSError):
        return "không mở được"
    if broken:
        return f"phần {broken} hỏng"
    missing = [name for name in _NEEDED if name not in names]
    return f"thiếu phần {missing[0]}" if missing else None
