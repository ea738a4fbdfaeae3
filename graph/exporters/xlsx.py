"""A table as an Excel workbook, the same file every time, with what it is about beside it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_DAY = (1980, 1, 1, 0, 0, 0)


def to_xlsx(
    header: Sequence[str], rows: Iterable[Sequence[Any]], about: Mapping[str, object]
) -> bytes:
    """Return a workbook: the rows on one sheet, what they are about on another.

    Texts stay texts: none is run as a formula.
    """
    book = Workbook()
    table, told = book.active, book.create_sheet("about")
    table.title, table.freeze_panes = "rows", "A2"
    for sheet, lines in ((table, (header, *rows)), (told, about.items())):
        for at, line in enumerate(lines, 1):
            for column, value in enumerate(line, 1):
                _fill(sheet.cell(at, column), value)
    written = io.BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _fill(cell: Any, value: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", str(value))
    cell.data_type = "s"


def _timeless(data: bytes) -> bytes:
    """Return a workbook without the time of its writing."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            part = _WRITTEN.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name))
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return packed.getvalue()
