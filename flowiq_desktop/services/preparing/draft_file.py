"""Draft file: what one spreadsheet's corrections look like on disk.

The first line is the head, JSON: the file's fingerprint, where it was opened from, and a checksum
of everything below. Each way of reading the file has a section of lines below. Texts that occur in
many cells are written once, so that *fix all like this* in a long sheet stays small.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any, Self, TypeVar

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.spreadsheet.reader import Origin

_Entry = TypeVar("_Entry")

VERSION = 1
_BLOCK = 1000
"""Entries on one line: as many as are written or read before the window has its turn."""


class DamagedDraftError(ValueError):
    """A draft file that was not written by this program, or is not whole."""


class NewerDraftError(ValueError):
    """A later version of the program wrote the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read: rows and columns mean the same only if it is read the same way again."""

    sheet: str
    header_row: int
    separator: str
    encoding: str

    @classmethod
    def of(cls, origin: Origin) -> Self:
        """How this sheet was read."""
        return cls(origin.sheet_name, origin.header_row, origin.separator, origin.encoding)


@dataclass(frozen=True, slots=True)
class KeptCell:
    """One corrected cell: the spreadsheet's own row number, the column from 0, and both texts."""

    row_number: int
    column: int
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row left out, with the name of the person in it or ""."""

    row_number: int
    name: str


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text such as NULL that the person accepted as right, and its column from 0."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What was done to the file while it was read in one way.

    Attributes:
        reading: the way it was read.
        fingerprint: of the resulting table; a different one means different rows.
        saved: when it was kept.
        headers: the columns, to name them.
        mapping: the choice of columns, texts and message type; None when it was only suggested.
        country: of numbers without a country code, or "".
        cells: what was corrected.
        left_out: who was left out.
        accepted: what was accepted as right in its column.
    """

    reading: Reading
    fingerprint: str
    saved: datetime
    headers: tuple[str, ...]
    mapping: Mapping | None = None
    country: str = ""
    cells: tuple[KeptCell, ...] = ()
    left_out: tuple[KeptRow, ...] = ()
    accepted: tuple[KeptText, ...] = ()

    @property
    def corrections(self) -> int:
        """How many cells were corrected and texts accepted as right."""
        return len(self.cells) + len(self.accepted)


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of the file.

    Attributes:
        source: fingerprint of the spreadsheet's bytes, in hex.
        paths: where it was opened from, the latest first.
        digest: checksum of the lines below.
        sizes: how many lines each section has.
        cells, left_out: how many corrections and left-out rows are kept in all.
    """

    source: str
    paths: tuple[str, ...]
    digest: str
    sizes: tuple[int, ...]
    cells: int = 0
    left_out: int = 0


@dataclass(slots=True)
class DraftFile:
    """Everything kept for one spreadsheet."""

    source: str
    paths: tuple[str, ...] = ()
    sections: list[Section] = field(default_factory=list)


def without_person(
    section: Section, rows: Collection[int], names: Callable[[str], bool]
) -> Section:
    """A section without what is kept for these rows, or for rows that name a person."""
    cells = section.cells
    theirs = {c.row_number for c in cells if names(c.was) or names(c.becomes)} | set(rows)
    return replace(
        section,
        cells=tuple(cell for cell in cells if cell.row_number not in theirs),
        left_out=tuple(row for row in section.left_out if row.row_number not in theirs),
        accepted=tuple(text for text in section.accepted if not names(text.text)),
    )


def encode(draft: DraftFile) -> Iterator[bytes]:
    """The file's lines, a block at a time, with b"" in between, where others may have a turn."""
    lines: list[bytes] = []
    sizes = []
    for section in draft.sections:
        before = len(lines)
        for line in _section_lines(section):
            lines.append(line)
            yield b""
        sizes.append(len(lines) - before)
    head = {
        "flowiq_draft": VERSION,
        "source": draft.source,
        "paths": draft.paths,
        "digest": _digest(lines),
        "sizes": sizes,
        "cells": sum(section.corrections for section in draft.sections),
        "left_out": sum(len(section.left_out) for section in draft.sections),
    }
    yield _line(head)
    yield from lines


def decode_head(line: bytes) -> Head:
    """The first line; raises DamagedDraftError or NewerDraftError."""
    match _parsed(line):
        case {"flowiq_draft": int(version)} if version > VERSION:
            raise NewerDraftError
        case {
            "flowiq_draft": int(),
            "source": str(source),
            "paths": [*paths],
            "digest": str(digest),
            "sizes": [*sizes],
            "cells": int(cells),
            "left_out": int(left_out),
        } if _all(paths, str) and _all(sizes, int):
            return Head(source, tuple(paths), digest, tuple(sizes), cells, left_out)
    raise DamagedDraftError


def decode(content: bytes) -> DraftFile:
    """The whole file; raises DamagedDraftError or NewerDraftError."""
    first, *lines = content.splitlines(keepends=True) or [b""]
    head = decode_head(first)
    if _digest(lines) != head.digest or sum(head.sizes) != len(lines):
        raise DamagedDraftError
    draft, at = DraftFile(head.source, head.paths), 0
    for size in head.sizes:
        draft.sections.append(_section(lines[at : at + size]))
        at += size
    return draft


# -- one section ------------------------------------------------------------------------------


def _section_lines(section: Section) -> Iterator[bytes]:
    yield _line(
        {
            "reading": asdict(section.reading),
            "fingerprint": section.fingerprint,
            "saved": section.saved.isoformat(timespec="seconds"),
            "headers": section.headers,
            "mapping": section.mapping.to_json() if section.mapping else None,
            "country": section.country,
            "accepted": [(entry.column, entry.text) for entry in section.accepted],
        }
    )
    texts: dict[str, int] = {}
    for block in _blocks(section.cells):
        known = len(texts)
        cells = [
            (
                cell.row_number,
                cell.column,
                texts.setdefault(cell.was, len(texts)),
                texts.setdefault(cell.becomes, len(texts)),
            )
            for cell in block
        ]
        yield _line({"texts": list(texts)[known:], "cells": cells})
    for rows in _blocks(section.left_out):
        yield _line({"left_out": [(row.row_number, row.name) for row in rows]})


def _section(lines: Sequence[bytes]) -> Section:
    first, *rest = lines or [b""]
    texts: list[str] = []
    cells: list[KeptCell] = []
    left_out: list[KeptRow] = []
    for line in rest:
        match _parsed(line):
            case {"texts": [*more], "cells": [*entries]} if _all(more, str):
                texts += more
                cells += (_cell(entry, texts) for entry in entries)
            case {"left_out": [*entries]}:
                left_out += map(_row, entries)
            case _:
                raise DamagedDraftError
    return _with_first_line(_parsed(first), tuple(cells), tuple(left_out))


def _with_first_line(
    data: object, cells: tuple[KeptCell, ...], left_out: tuple[KeptRow, ...]
) -> Section:
    match data:
        case {
            "reading": {
                "sheet": str(sheet),
                "header_row": int(header_row),
                "separator": str(separator),
                "encoding": str(encoding),
            },
            "fingerprint": str(fingerprint),
            "saved": str(saved),
            "headers": [*headers],
            "mapping": mapping,
            "country": str(country),
            **more,
        } if _all(headers, str):
            try:
                moment = datetime.fromisoformat(saved)
                chosen = Mapping.from_json(mapping) if mapping is not None else None
            except ValueError as fault:
                raise DamagedDraftError from fault
            reading = Reading(sheet, header_row, separator, encoding)
            names = tuple(headers)
            # Missing in what was written before there were any.
            accepted = _texts(more.get("accepted", []))
            return Section(
                reading, fingerprint, moment, names, chosen, country, cells, left_out, accepted
            )
    raise DamagedDraftError


def _cell(entry: object, texts: Sequence[str]) -> KeptCell:
    match entry:
        case [int(row), int(column), int(was), int(becomes)]:
            if 0 <= was < len(texts) and 0 <= becomes < len(texts) and column >= 0:
                return KeptCell(row, column, texts[was], texts[becomes])
    raise DamagedDraftError


def _row(entry: object) -> KeptRow:
    match entry:
        case [int(row), str(name)]:
            return KeptRow(row, name)
    raise DamagedDraftError


def _texts(entries: object) -> tuple[KeptText, ...]:
    texts = []
    for entry in entries if isinstance(entries, list) else [None]:
        match entry:
            case [int(column), str(text)] if column >= 0:
                texts.append(KeptText(column, text))
            case _:
                raise DamagedDraftError
    return tuple(texts)


def _blocks(entries: Sequence[_Entry]) -> Iterator[Sequence[_Entry]]:
    for start in range(0, len(entries), _BLOCK):
        yield entries[start : start + _BLOCK]


def _all(values: Iterable[object], kind: type) -> bool:
    return all(isinstance(value, kind) for value in values)


def _line(data: object) -> bytes:
    # Escaped, because a name or a cell may hold what no encoding can write.
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"


def _parsed(line: bytes) -> Any:  # noqa: ANN401 - each caller looks at what it is
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise DamagedDraftError from fault


def _digest(lines: Iterable[bytes]) -> str:
    digest = blake2b(digest_size=16)
    for line in lines:
        digest.update(line)
    return digest.hexdigest()
