"""Formulas that put the address of a link together from texts, whole numbers and cells.

`=HYPERLINK("https://a.example/"&A2,"Form")`, with & or CONCATENATE; in an OpenDocument workbook
`of:=HYPERLINK("https://a.example/"&[.A2];"Form")`. What else there is in formulas is not computed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flowiq_desktop.spreadsheet.marks.cell_areas import column_index

_TOKEN = re.compile(
    r"\s*(?:\"(?P<text>(?:[^\"]|\"\")*)\"|(?P<number>0|[1-9][0-9]{0,14})(?![\w.])"
    r"|(?P<open>\[\.)?(?P<fixed_column>\$?)(?P<column>[A-Za-z]{1,3})"
    r"(?P<fixed_row>\$?)(?P<row>[1-9][0-9]{0,6})(?(open)\])(?![\w.])"
    r"|(?P<name>[A-Za-z_][\w.]*)|(?P<sign>.))",
    re.DOTALL,
)
_JOINING = frozenset({"CONCATENATE", "CONCAT", "_XLFN.CONCAT", "COM.MICROSOFT.CONCAT"})
_LINK = "HYPERLINK"
_BETWEEN = frozenset(",;")
_DEEPEST = 20
_Token = re.Match[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell that a formula takes, by its row and column from 0.

    Attributes:
        is_row_fixed, is_column_fixed: whether it stays when the formula is copied elsewhere.
    """

    row: int
    column: int
    is_row_fixed: bool = False
    is_column_fixed: bool = False

    def moved(self, rows: int, columns: int) -> "Reference":
        """What the formula takes in another cell, so many rows and columns away."""
        return replace(
            self,
            row=self.row + (0 if self.is_row_fixed else rows),
            column=self.column + (0 if self.is_column_fixed else columns),
        )


Parts = tuple[str | Reference, ...]
"""What stands behind one another in an address."""


def moved_parts(parts: Iterable[str | Reference], rows: int, columns: int) -> Parts:
    """The parts of a formula that was copied to another cell."""
    return tuple(it.moved(rows, columns) if isinstance(it, Reference) else it for it in parts)


def link_parts(formula: str) -> Parts | None:
    """What the address of a formula is made of; None where it takes more than this can do."""
    tokens = [*_TOKEN.finditer(formula.removeprefix("of:").strip().removeprefix("=").rstrip())]
    try:
        return _Formula(tokens).address()
    except (_OddError, IndexError):
        return None


class _OddError(Exception):
    """The formula has something that is not computed."""


class _Formula:
    """Reads the parts of a formula from the left to the right."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def address(self) -> Parts:
        if (self._next()["name"] or "").upper() != _LINK or self._next()["sign"] != "(":
            raise _OddError
        parts = self._joined(0)
        self._pass_rest()
        return tuple(parts)

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sign(self) -> str:
        return self._tokens[self._at]["sign"] or ""

    def _joined(self, depth: int) -> list[str | Reference]:
        parts = self._part(depth)
        while self._sign() == "&":
            self._at += 1
            parts += self._part(depth)
        return parts

    def _part(self, depth: int) -> list[str | Reference]:
        token = self._next()
        if token["text"] is not None:
            return [token["text"].replace('""', '"')]
        if token["number"]:
            return [token["number"]]
        if token["row"]:
            fixed = bool(token["fixed_row"]), bool(token["fixed_column"])
            return [Reference(int(token["row"]) - 1, column_index(token["column"]), *fixed)]
        is_joined = (token["name"] or "").upper() in _JOINING
        opening = self._next() if is_joined else token
        if opening["sign"] != "(" or depth > _DEEPEST:
            raise _OddError
        parts = self._joined(depth + 1)
        while is_joined and self._sign() in _BETWEEN:
            self._at += 1
            parts += self._joined(depth + 1)
        if self._next()["sign"] != ")":
            raise _OddError
        return parts

    def _pass_rest(self) -> None:
        """What the cell shows is of no matter; nothing may follow the link."""
        depth = 1
        if self._sign() not in _BETWEEN | {")"}:
            raise _OddError
        while depth:
            sign = self._next()["sign"]
            depth += (sign == "(") - (sign == ")")
        if self._at != len(self._tokens):
            raise _OddError
