"""Opens workbooks with calamine, and turns whatever it raises into one plain sentence."""

import io
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from flowiq_desktop.spreadsheet.file_kind import damaged, password_protected


@dataclass(frozen=True, slots=True)
class SheetNames:
    """The sheets of a workbook that hold cells, in its order."""

    all: tuple[str, ...]
    hidden: frozenset[str]

    @property
    def visible(self) -> tuple[str, ...]:
        """Those that the spreadsheet program shows."""
        return tuple(name for name in self.all if name not in self.hidden)


@contextmanager
def open_book(content: bytes) -> Generator[CalamineWorkbook, None, None]:
    """The workbook; raises SheetError when it cannot be read."""
    # Half a second to load, which the window must not wait for when it starts.
    import pandas as pd  # noqa: PLC0415

    with calamine_errors(), pd.ExcelFile(io.BytesIO(content), engine="calamine") as file:
        yield cast("CalamineWorkbook", file.book)


@contextmanager
def calamine_errors() -> Generator[None, None, None]:
    """Raises SheetError for what calamine and pandas raise inside."""
    try:
        yield
    except PasswordError as error:
        raise password_protected() from error
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise damaged(error) from error
    except BaseException as error:
        # A fault inside calamine's own code surfaces as a BaseException of this name.
        if type(error).__name__ == "PanicException":
            raise damaged(error) from error
        raise


def sheet_names(book: CalamineWorkbook) -> SheetNames:
    """The names of the sheets with cells; chart and macro sheets have none."""
    sheets = [entry for entry in book.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    hidden = (entry.name for entry in sheets if entry.visible != SheetVisibleEnum.Visible)
    return SheetNames(tuple(entry.name for entry in sheets), frozenset(hidden))
