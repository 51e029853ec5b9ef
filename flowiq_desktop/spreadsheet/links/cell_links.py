"""The addresses behind the cells of a sheet, which a person reaches by clicking."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote

from flowiq_desktop.spreadsheet.links.link_formulas import (
    Parts,
    Reference,
    link_parts,
    moved_parts,
)
from flowiq_desktop.spreadsheet.marks.cell_areas import Area, one_cell

_MOST_CELLS = 4_000_000
"""Cells that areas may give an address; single cells are as many as the file says."""
_LONGEST = 2_100
"""Characters of an address; Excel takes 2,079."""
_LEAST_DIGITS = 6
"""Digits by which two ways of writing a number are seen to be the same one."""
_WEB = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_WEB_WITH_BLANKS = re.compile(r"https?://[^\s\x00-\x1f][^\x00-\x08\x0e-\x1f]*", re.IGNORECASE)
_WEB_ALONE = re.compile(r"www\.[^\s.@]+\.[^\x00-\x08\x0e-\x1f]+", re.IGNORECASE)
"""Spreadsheet programs open it as http://."""
_CALL = re.compile(r"tel:([^;?]+)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([^\s;?,@]+(?:@|%40)[^\s;?,@]+)", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"(?:https?://)?[^\s/@]+@[^\s/]+/?", re.IGNORECASE)
"""Programs make a website of one that is typed behind http://."""
_MAILBOX = re.compile(r"[^\s@,;:<>()\"]+@[^\s@,;:<>()\"]+\.[^\s@,;:<>()\"]+")
_FORMULA = re.compile(
    r"(?:of:)?=?\s*HYPERLINK\(\s*\"((?:[^\"]|\"\")*)\"\s*"
    r"(?:[,;]\s*(?:\"(?:[^\"]|\"\")*\"|[^\s\",;()&]*)\s*)?\)\s*",
    re.IGNORECASE,
)
_LINKS = re.compile(r"(?:of:)?=?\s*HYPERLINK\(", re.IGNORECASE)
LONGEST_FORMULA = 8_192
"""Characters of a formula in Excel."""


class CellLinks:
    """What cells link to outside of their workbook; rows and columns count from 0.

    Addresses of websites are kept as they are, with %20 for a blank; those that begin a call as the
    number, those that begin an e-mail as its address. A file on somebody's computer and another
    place of the workbook are none.

    Attributes:
        unread: for each column with links that a formula puts together, the first of their rows.
    """

    def __init__(self) -> None:
        self.unread: dict[int, int] = {}
        self._put_together: list[tuple[int, int, Parts]] = []
        self._shared: dict[str, tuple[int, int, Parts]] = {}
        self._cells: dict[int, dict[int, str]] = defaultdict(dict)
        self._areas: list[tuple[Area, str]] = []
        self._related: list[tuple[Area, str, str]] = []

    def __bool__(self) -> bool:
        """Whether there are any, as far as they are computed."""
        return bool(self._cells or self._areas)

    @property
    def are_computed(self) -> bool:
        """Whether no address is still to be put together."""
        return not self._put_together

    def add(self, row: int, column: int, target: str) -> None:
        """Take what one cell links to; the first link of a cell counts."""
        address = address_of(target)
        if address:
            self._cells[column].setdefault(row, address)

    def add_area(self, area: Area, target: str) -> None:
        """Take what several cells link to."""
        if (area.row, area.column) == (area.last_row, area.last_column):
            self.add(area.row, area.column, target)
        elif address := address_of(target):
            self._areas.append((area, address))

    def add_formula(self, area: Area, formula: str, shared: str = "") -> None:
        """Take a formula that begins a link, whose address is written in it or is not.

        Args:
            area: the formula's cell, or those that repeat it word for word.
            formula: the formula.
            shared: by what other cells name it, where they have the same one.
        """
        is_short = len(formula) <= LONGEST_FORMULA
        found = _FORMULA.fullmatch(formula) if is_short else None
        parts = link_parts(formula) if is_short and (shared or not found) else None
        if shared and parts is not None:
            self._shared[shared] = (area.row, area.column, parts)
        if found:
            self.add_area(area, found[1].replace('""', '"'))
        elif parts is not None and area == one_cell(area.row, area.column):
            self.add_parts(area.row, area.column, parts)
        elif _LINKS.match(formula):
            self.add_unread(area.row, area.column)

    @property
    def are_shared(self) -> bool:
        """Whether other cells may have one of the formulas too."""
        return bool(self._shared)

    def add_shared(self, row: int, column: int, shared: str) -> None:
        """Take a cell with the formula of another one, if that one begins a link."""
        if shared in self._shared:
            first_row, first_column, parts = self._shared[shared]
            moved = moved_parts(parts, row - first_row, column - first_column)
            self.add_parts(row, column, moved)

    def add_parts(self, row: int, column: int, parts: Parts) -> None:
        """Take a link whose address is put together; `compute` does so."""
        self._put_together.append((row, column, parts))

    def compute(self, text_of: Callable[[int, int], str | None]) -> None:
        """Put addresses together; `text_of` gives the text of a cell, None where it is unknown."""
        for row, column, parts in self._put_together:
            texts = [
                text_of(it.row, it.column) if isinstance(it, Reference) else it for it in parts
            ]
            if None in texts:
                self.add_unread(row, column)
            else:
                self.add(row, column, "".join(filter(None, texts)))
        self._put_together.clear()

    def add_unread(self, row: int, column: int) -> None:
        """Take a cell whose link a formula puts together."""
        self.unread[column] = min(row, self.unread.get(column, row))

    def add_related(self, area: Area, relation: str, place: str = "") -> None:
        """Take a link whose target another part names, and the place there."""
        self._related.append((area, relation, place))

    def resolve(self, targets: Mapping[str, str]) -> None:
        """Take the targets that the other part names."""
        for area, relation, place in self._related:
            target = targets.get(relation, "")
            self.add_area(area, f"{target}#{place}" if place and "#" not in target else target)
        self._related.clear()

    def in_table(self, columns: Sequence[int], rows: Sequence[int]) -> dict[int, dict[int, str]]:
        """The addresses in a table, by the place of the column and then that of the row in it.

        Args:
            columns: the table's columns, which rise.
            rows: its rows, which rise too.
        """
        found: dict[int, dict[int, str]] = {}
        for place, column in enumerate(columns):
            if cells := self._single(self._cells.get(column, {}), rows):
                found[place] = cells
        left = _MOST_CELLS
        for area, address in self._areas:
            first, end = _reach(rows, area.row, area.last_row)
            for place in range(*_reach(columns, area.column, area.last_column)):
                left -= 1 + end - first
                if left < 0:  # they lie on top of each other: no list has so many cells
                    return found
                cells = found.setdefault(place, {})
                for row in range(first, end):
                    cells.setdefault(row, address)
        return found

    @staticmethod
    def _single(cells: Mapping[int, str], rows: Sequence[int]) -> dict[int, str]:
        places = ((bisect_left(rows, row), row, text) for row, text in cells.items())
        return {at: text for at, row, text in places if at < len(rows) and rows[at] == row}


def _reach(numbers: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Where in rising numbers those from the first to the last begin, and where they end."""
    return bisect_left(numbers, first), bisect_right(numbers, last)


def address_of(target: str) -> str:
    """The address that a link leads to, a number for a call; "" for what is of no use outside."""
    text = target.strip()
    if len(text) > _LONGEST:
        return ""
    if _WEB_ALONE.fullmatch(text):
        text = f"http://{text}"
    if _WEB_WITH_BLANKS.fullmatch(text):
        return re.sub(r"\s", "%20", text)
    return shown_address(text)


def shown_address(text: str) -> str:
    """The address that a text is, as far as a link may lead to such; "" when it is another text."""
    text = text.strip()
    if len(text) > _LONGEST:
        return ""
    if begun := _CALL.match(text) or _MAIL.match(text):
        return unquote(begun[1]).strip()
    return text if _WEB.fullmatch(text) else ""


def shown_instead(shown: str, address: str) -> str:
    """The address that a cell shows where it links to this one, perhaps of what stood there before.

    It is what the person sees. "" where the cell shows another text; where it shows an e-mail's
    address and links to a website, either of them may be wanted, and it is "" too.
    """
    bare = shown.strip()
    if len(bare) <= _LONGEST and _MAIL_ADDRESS.fullmatch(address) and _MAILBOX.fullmatch(bare):
        return bare
    return shown_address(shown)


def says_as_much(shown: str, address: str) -> bool:
    """Whether a cell's own text is such an address, or holds the one that it links to."""
    if shown_instead(shown, address):
        return True
    if _WEB.fullmatch(address) or "@" in address:
        plain = unquote(address).rstrip("/").casefold()
        return plain.removeprefix("http://www.") in unquote(shown).casefold()
    digits = "".join(filter(str.isdigit, address))
    own = "".join(filter(str.isdigit, shown))
    return len(own) >= _LEAST_DIGITS and digits.endswith(own[-_LEAST_DIGITS:])
