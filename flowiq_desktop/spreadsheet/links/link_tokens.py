"""Formulas of binary workbooks that put the address of a link together, token by token.

The tokens are those of [MS-XLS] 2.5.198 and [MS-XLSB] 2.5.97, operands first; what else there is in
formulas than texts, whole numbers, cells, & and CONCATENATE is not computed.
"""

from flowiq_desktop.spreadsheet.links.link_formulas import Parts, Reference

_CONCAT, _PAREN, _MISSING, _TEXT, _SPACE, _TRUTH, _WHOLE, _NUMBER = (
    *(0x08, 0x15, 0x16, 0x17, 0x19, 0x1D, 0x1E, 0x1F),
)
_CELLS = frozenset({0x24, 0x44, 0x64})
_CALLS = frozenset({0x22, 0x42, 0x62})
_JOIN, _LINK = 336, 359
"""CONCATENATE and HYPERLINK among the functions."""
_BLANKS = 0x40
_COLUMN = {False: 0xFF, True: 0x3FFF}
_ROW_BYTES = {False: 2, True: 4}


def parts_of_tokens(tokens: bytes, *, is_new: bool) -> Parts | None:
    """What the address is made of; None where the formula takes more than this can do."""
    try:
        return _Stack(tokens, is_new=is_new).address()
    except (_OddError, IndexError):
        return None


class _OddError(Exception):
    """The formula has something that is not computed."""


class _Stack:
    """The operands so far; None for one whose text does not matter."""

    def __init__(self, tokens: bytes, *, is_new: bool) -> None:
        self._tokens, self._is_new = tokens, is_new
        self._at = 0
        self._operands: list[Parts | None] = []

    def address(self) -> Parts:
        while self._at < len(self._tokens):
            kind = self._number(1)
            if kind in _CALLS:
                if found := self._call(self._number(1), self._number(2)):
                    return found
            else:
                self._take(kind)
        raise _OddError

    def _number(self, size: int) -> int:
        begin, self._at = self._at, self._at + size
        if self._at > len(self._tokens):
            raise _OddError
        return int.from_bytes(self._tokens[begin : self._at], "little")

    def _take(self, kind: int) -> None:
        if kind == _TEXT:
            self._operands.append((self._text(),))
        elif kind == _WHOLE:
            self._operands.append((str(self._number(2)),))
        elif kind in _CELLS:
            self._operands.append((self._cell(),))
        elif kind in {_TRUTH, _NUMBER}:
            self._number(1 if kind == _TRUTH else 8)
            self._operands.append(None)
        elif kind == _MISSING:
            self._operands.append(None)
        elif kind == _CONCAT:
            self._operands.append(self._joined(2))
        elif kind == _SPACE and self._number(1) == _BLANKS:
            self._number(2)
        elif kind != _PAREN:
            raise _OddError

    def _call(self, count: int, function: int) -> Parts | None:
        """Join the operands; for the link, which must be the last call, its address."""
        if function == _JOIN:
            self._operands.append(self._joined(count))
            return None
        if function != _LINK or len(self._operands) != count or self._at != len(self._tokens):
            raise _OddError
        address = self._operands[0]
        if address is None:
            raise _OddError
        return address

    def _joined(self, count: int) -> Parts:
        taken = self._operands[len(self._operands) - count :] if count else []
        if len(taken) != count or len(self._operands) < count:
            raise _OddError
        del self._operands[len(self._operands) - count :]
        parts: list[str | Reference] = []
        for operand in taken:
            if operand is None:
                raise _OddError
            parts += operand
        return tuple(parts)

    def _cell(self) -> Reference:
        row, told = self._number(_ROW_BYTES[self._is_new]), self._number(2)
        return Reference(row, told & _COLUMN[self._is_new])

    def _text(self) -> str:
        count = self._number(2 if self._is_new else 1)
        is_wide = self._is_new or bool(self._number(1) & 1)
        begin, self._at = self._at, self._at + count * (2 if is_wide else 1)
        letters = "utf-16-le" if is_wide else "latin-1"
        return self._tokens[begin : self._at].decode(letters, "replace")
