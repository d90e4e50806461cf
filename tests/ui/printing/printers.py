"""Printers for tests: they print into a PDF file, and remember what is asked of them."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter


class PdfPrinter(QPrinter):
    """Writes `file`. `calls` has the deeds in their order; what is set to False below, it does not do."""

    def __init__(
        self,
        file: Path,
        *,
        resolution: int = 150,
        copies_itself: bool = False,
        papers: bool = True,
        more_pages: bool = True,
    ):
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setResolution(resolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(file))
        self.calls: list[str] = []
        self.engine = Engine()
        self._copies_itself, self._papers, self._more_pages = copies_itself, papers, more_pages
        self._name = ""
        self._duplex = QPrinter.DuplexMode.DuplexNone

    def setPrinterName(self, name: str) -> None:
        """Kept here: Qt takes only the name of a printer that there is."""
        self._name = name

    def printerName(self) -> str:
        return self._name

    def supportsMultipleCopies(self) -> bool:
        return self._copies_itself

    def setPageSize(self, size: Any) -> bool:
        assert isinstance(size, QPageSize)
        return self._papers and super().setPageSize(size)

    def setPageOrientation(self, orientation: QPageLayout.Orientation) -> bool:
        self.calls.append(orientation.name)
        return super().setPageOrientation(orientation)

    def setPageMargins(self, margins: Any, *units: Any) -> bool:
        assert margins == QMarginsF()
        self.calls.append("corner")
        return super().setPageMargins(margins, *units)

    def newPage(self) -> bool:
        self.calls.append("page")
        return self._more_pages and super().newPage()

    def abort(self) -> bool:
        self.calls.append("abort")
        return super().abort()

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        """Kept here: a PDF has no sides."""
        self._duplex = duplex

    def duplex(self) -> QPrinter.DuplexMode:
        return self._duplex

    def printEngine(self) -> Any:
        return self.engine


class Engine:
    """Only what has no place in QPrinter."""

    def __init__(self) -> None:
        self.properties: dict[Any, Any] = {}

    def property(self, key: Any) -> Any:
        return self.properties.get(key)

    def setProperty(self, key: Any, value: Any) -> None:
        self.properties[key] = value
