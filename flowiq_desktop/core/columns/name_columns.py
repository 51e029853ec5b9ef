"""Name columns: where a sheet has the name of each person, so that results can name people."""

from collections.abc import Collection, Sequence
from functools import cache

from flowiq_desktop.core.columns.synonyms import name_key, names_a_person, unbracketed
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.core.vocabulary.languages import words

_SAMPLE = 50
_LONGEST_NAME = 60
_SURE_ENDING = 7
_MOSTLY = 0.6


def name_columns(headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> tuple[int, ...]:
    """The columns that together name a person, in the order to read them; () when none does.

    By the headers, else by some rows: the first column of short, different texts without digits.
    """
    keys = [name_key(unbracketed(header)) for header in headers]
    whole, first, last = (
        _first_in(keys, _keys(kind)) for kind in ("full_name", "first_name", "last_name")
    )
    if whole is None:  # "Parent first name" beside "Surname"
        first = _only_one_ending_in(keys, "first_name") if first is None else first
        last = _only_one_ending_in(keys, "last_name") if last is None else last
    is_sure = whole is not None and keys[whole] not in _keys("name_words")
    if whole is not None and first is not None and _lacks(rows, whole, first, is_sure=is_sure):
        return (first, whole)
    if whole is not None and (is_sure or last is None or first is not None):
        return (whole,)
    pair = tuple(at for at in (whole if first is None else first, last) if at is not None)
    if pair:
        return pair
    named = next((at for at, header in enumerate(headers) if names_a_person(header)), None)
    if named is not None:
        return (named,)
    people = [at for at, key in enumerate(keys) if key in _people()]
    about = next((at for at in people if may_be_names([row[at] for row in rows])), None)
    if about is not None:
        return (about,)
    return tuple(at for at in range(len(headers)) if _looks_like_names([r[at] for r in rows]))[:1]


def columns_of_names(sheet: Sheet, passed_over: Collection[str] = ()) -> tuple[int, ...]:
    """The same for a sheet, by its headers and its first rows.

    Args:
        sheet: any.
        passed_over: columns that name somebody else, by their `header_key`.
    """
    rows = [sheet.row(at) for at in range(min(len(sheet), _SAMPLE))]
    kept = [at for at, it in enumerate(sheet.headers) if header_key(it) not in passed_over]
    headers = [sheet.headers[at] for at in kept]
    found = name_columns(headers, [[row[at] for at in kept] for row in rows])
    return tuple(kept[at] for at in found)


def name_in(cells: Sequence[str], columns: Sequence[int]) -> str:
    """The name that a row has in these columns; "" for none, also where the row is too short."""
    parts = (cells[at].strip() for at in columns if at < len(cells))
    return " ".join(part for part in parts if part)


@cache
def _people() -> frozenset[str]:
    """Whoever a list is about names the column of the names, where it has no better one."""
    singular = _keys("people")
    return singular | {f"{key}s" for key in singular}


@cache
def _keys(kind: str) -> frozenset[str]:
    return frozenset(map(name_key, words(kind)))


def may_be_names(cells: Sequence[str]) -> bool:
    """Whether nothing in a column speaks against names; numbers of learners would."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(map(_may_be_a_name, filled)) >= _MOSTLY * len(filled)


def _first_in(keys: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((at for at, key in enumerate(keys) if key in wanted), None)


def _only_one_ending_in(keys: Sequence[str], kind: str) -> int | None:
    found = [at for at, key in enumerate(keys) if key.endswith(tuple(_long_keys(kind)))]
    return found[0] if len(found) == 1 else None


@cache
def _long_keys(kind: str) -> frozenset[str]:
    """Those that are no ending of other words by chance, as "van" would be."""
    return frozenset(key for key in _keys(kind) if len(key) >= _SURE_ENDING)


def _looks_like_names(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    names = [cell for cell in filled if _may_be_a_name(cell)]
    different = len(set(names)) > len(names) // 2
    return bool(names) and different and len(names) >= _MOSTLY * max(len(cells), 1)


def _lacks(rows: Sequence[Sequence[str]], whole: int, first: int, *, is_sure: bool) -> bool:
    """Whether a *Name* beside a *Vorname* is the family name alone, as its cells show.

    One that is surely somebody's whole name may be another person's, unless it is one word.
    """
    cells = [(r[whole].split(), r[first].casefold().split()) for r in rows if r[whole] and r[first]]
    family = [
        name
        for name, given in cells
        if not {word.casefold() for word in name}.intersection(given)
        and not (is_sure and len(name) > 1)
    ]
    return bool(cells) and len(family) >= _MOSTLY * len(cells)


def _may_be_a_name(cell: str) -> bool:
    plain = len(cell) <= _LONGEST_NAME and not any(c.isdigit() or c in "@/:" for c in cell)
    return plain and any(c.isalpha() for c in cell)
