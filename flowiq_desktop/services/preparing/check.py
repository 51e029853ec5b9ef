"""Check: whether each row is ready, to fix or left out, and what is wrong."""

from collections.abc import Callable, Generator
from contextlib import closing

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.messages.composer import everybody, nobody
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY, Registry
from flowiq_desktop.core.phone.country_likeness import likely_countries
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.checked_sheet import BLOCK, CheckedSheet
from flowiq_desktop.services.preparing.country import usual_countries
from flowiq_desktop.services.preparing.verdicts import CheckCounts, Repair, Repairs, RowState
from flowiq_desktop.system.clock import Now, local_now
from flowiq_desktop.system.divided_work import DividedWork
from flowiq_desktop.texts import mark

__all__ = [
    "CheckCounts",
    "CheckedSheet",
    "Repair",
    "Repairs",
    "RowState",
    "check_sheet",
    "everybody",
    "let_it_be",
    "nobody",
]

_LOOKED_AT = 1000
_MANY = 10
"""Blocks of rows from which on it is worth while to divide them."""


def let_it_be(_checked: CheckedSheet) -> None:
    """Do nothing with it."""


def check_sheet(
    sheet: Sheet,
    mapping: Mapping,
    country: str,
    edits: SheetEdits | None = None,
    registry: Registry = REGISTRY,
    may_be_created: Callable[[str], bool] = nobody,
    now: Now = local_now,
    *,
    may_divide: bool = False,
    when_looked: Callable[[CheckedSheet], object] = let_it_be,
) -> Generator[Progress, None, CheckedSheet]:
    """Check every row; the edits made so far are kept and applied.

    Args:
        sheet: the recipients.
        mapping: how rows become messages.
        country: region such as "ZA" for numbers without a country code.
        edits: what the person changed already, or None for nothing.
        registry: the message types.
        may_be_created: whether the person with this number may become a contact by a message, or
            is one already.
        now: says the present moment: some links work until a certain one.
        may_divide: whether a copy of the process may look at some of the rows.
        when_looked: called as soon as all rows were looked at; repeats are not known yet.
    """
    edits = edits or SheetEdits()
    checked = CheckedSheet(sheet, mapping, country, edits, registry, may_be_created, now)
    blocks = [range(at, min(at + BLOCK, len(sheet))) for at in range(0, len(sheet), BLOCK)]
    may_copy = may_divide and len(blocks) >= _MANY
    with closing(DividedWork(checked.look, blocks, may_copy=may_copy)) as work:
        looks = work.results()
        for rows in blocks:
            yield Progress(mark("Checking rows"), rows.start, len(sheet))
            checked.note_looked(rows, next(looks))
    yield Progress(mark("Looking at the numbers"), len(sheet), len(sheet))
    texts = _phone_texts(checked)
    checked.likely_countries = likely_countries(texts, country, usual_countries())
    checked.find_unused()
    when_looked(checked)
    yield from checked.find_repeats(may_divide=may_divide)
    return checked


def _phone_texts(checked: CheckedSheet) -> list[str]:
    """Distinct cells with phone numbers, as far as some of the rows show."""
    column, size = checked.column_of(PHONE_NUMBER.name), len(checked.sheet)
    rows = range(0, size, max(1, size // _LOOKED_AT)) if column is not None else ()
    return list(dict.fromkeys(checked.cell(row, column or 0) for row in rows))
