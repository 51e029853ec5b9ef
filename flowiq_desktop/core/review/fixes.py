"""Fixes: what a cell reads once the program has put right what a person agreed to.

Each is for one kind of problem, looks at the cell alone, and leaves a cell as it is where it cannot
be sure. The person sees what would change, and can undo it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.links.address import split_link
from flowiq_desktop.core.links.mending import mended
from flowiq_desktop.core.links.pages import page_of
from flowiq_desktop.core.links.wrapped import wrapped
from flowiq_desktop.core.messages.said_twice import without_word
from flowiq_desktop.core.messages.types.draft import UNUSABLE
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.text import pieces_of
from flowiq_desktop.core.places.swapping import PLACE_FIELDS, with_places_swapped
from flowiq_desktop.core.text.foreign_fields import with_own_fields
from flowiq_desktop.texts import Marked, Plural, mark, mark_count

BETWEEN_ROWS = "  |  "
"""Between the cells of rows that were one, where they are shown on one line."""
_MOST_PIECES = 10


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a cell is judged by.

    Attributes:
        phones: reads numbers as the sheet's country writes them.
        columns: of the sheet, by `header_key`.
        others: what the row's other columns with phone numbers hold, in their order.
        leads_to: the address that was found behind a link in the cell, or "".
        word: what the message's text says beside the cell already, or "".
    """

    phones: PhoneReader
    columns: Mapping[str, int]
    others: Sequence[str] = ()
    leads_to: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to put one kind of problem right.

    Attributes:
        words: what it does, for a button; marked.
        text: the cell's new text, or the same where nothing can be done.
        needs_others: whether it takes something from the row's other columns with phone numbers.
        in_named_column: whether the cell is in the column that the problem names, and not in the
            one of its field.
        splits: whether a row becomes several, which only another list can have; `text` then says
            what their cells would read, with `BETWEEN_ROWS` between them.
        together: the new texts of several cells, by their field, from what these cells of a row
            hold; then `text` is not asked.
        fields: those whose cells `together` looks at.
    """

    words: Marked
    text: Callable[[str, Surroundings], str]
    needs_others: bool = False
    in_named_column: bool = False
    splits: bool = False
    together: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None
    fields: tuple[str, ...] = ()


def _first_mobile(cell: str, around: Surroundings) -> str:
    """The first mobile among several numbers, else the first number that can be used at all."""
    return _best(_pieces(cell), around) or cell


def _first_number(cell: str, around: Surroundings) -> str:
    """The first of several numbers that can be used at all, mobile or not."""
    readings = map(around.phones.read, _pieces(cell))
    return next((reading.text for reading in readings if reading.number), cell)


def _other_number(cell: str, around: Surroundings) -> str:
    """What another column has for the person: a mobile, else a number that can be used at all."""
    return _best(around.others, around) or cell


def _other_mobile(cell: str, around: Surroundings) -> str:
    return _mobile(around.others, around) or cell


def every_number(cell: str, phones: PhoneReader) -> tuple[str, ...]:
    """The numbers in a cell that can be used, each once, as they are written there."""
    found: dict[str, str] = {}
    for piece in _pieces(cell):
        reading = phones.read(piece)
        if reading.number:
            found.setdefault(reading.number, piece)
    return tuple(found.values())


def _row_for_each(cell: str, around: Surroundings) -> str:
    numbers = every_number(cell, around.phones)
    return BETWEEN_ROWS.join(numbers) if len(numbers) > 1 else cell


def _pieces(cell: str) -> list[str]:
    pieces = (piece.strip() for piece in pieces_of(cell))
    return [piece for piece in pieces if piece][:_MOST_PIECES]


def _best(texts: Iterable[str], around: Surroundings) -> str:
    texts = [*texts]
    usable = (text for text in texts if around.phones.read(text).number)
    return _mobile(texts, around) or next(usable, "")


def _mobile(texts: Iterable[str], around: Surroundings) -> str:
    """The first text that is a mobile without any doubt; "" for none."""
    readings = map(around.phones.read, texts)
    return next((it.text for it in readings if it.number and not it.code), "")


def _direct_link(cell: str, _around: Surroundings) -> str:
    """The address that gives the file itself, for sites where it follows from that of the page."""
    parts = split_link(cell.strip())
    page = page_of(parts) if parts else None
    return page.direct or cell if page else cell


def _inner_link(cell: str, _around: Surroundings) -> str:
    parts = split_link(cell.strip())
    inner = wrapped(parts) if parts else None
    return inner.link or cell if inner else cell


def _link_behind(cell: str, around: Surroundings) -> str:
    """What a short link stands for, as it was found when it was looked at."""
    return around.leads_to or cell


def _mended_link(cell: str, _around: Surroundings) -> str:
    better = mended(cell)
    return better.link if better else cell


def _without_unusable(cell: str, _around: Surroundings) -> str:
    return UNUSABLE.sub("", cell)


def _as_it_is(cell: str, _around: Surroundings) -> str:
    return cell


def _with_own_fields(cell: str, around: Surroundings) -> str:
    return with_own_fields(cell, around.columns)


def _without_word(cell: str, around: Surroundings) -> str:
    return without_word(cell, around.word) if around.word else cell


_USE_OTHER = Fix(mark("Use the number in another column"), _other_number, needs_others=True)
_USE_MOBILE = Fix(mark("Use the mobile in another column"), _other_mobile, needs_others=True)
_SWAP_DEGREES = Fix(
    mark("Swap latitude and longitude"),
    _as_it_is,
    together=with_places_swapped,
    fields=PLACE_FIELDS,
)
_WITHOUT_NUMBER = (
    *("missing", "number_none", "number_too_short", "number_too_long", "number_invalid"),
    *("number_unknown_country", "number_service", "number_letters", "number_date"),
    *("number_cell_error", "number_shortened", "number_imprecise", "number_extension"),
)
"""Cells from which nothing can be read that reaches the person."""

LEAVES_OUT: Mapping[str, Plural] = {
    "hidden_row": mark_count("Leave the hidden row out", "Leave the {n} hidden rows out"),
}
"""Rows that one click leaves out, by the code of the problem that they have."""

_WITHOUT_SIGNS = Fix(mark("Take the signs around the link away"), _mended_link)
LINK_FIXES: Mapping[str, tuple[Fix, ...]] = {
    "sharing_page": (Fix(mark("Use the direct link"), _direct_link),),
    "wrapped_link": (Fix(mark("Use the link inside"), _inner_link),),
    "link_in_markup": (Fix(mark("Take the link out"), _mended_link),),
    "several_links": (Fix(mark("Keep the first link"), _mended_link),),
    "link_in_words": (Fix(mark("Keep the link alone"), _mended_link),),
    "link_end": (_WITHOUT_SIGNS,),
    "link_end_unsure": (_WITHOUT_SIGNS,),
    "link_start": (Fix(mark("Begin the links with https://"), _mended_link),),
    "link_backslashes": (Fix(mark("Write / in place of \\"), _mended_link),),
    "link_blanks": (Fix(mark("Write blanks as %20"), _mended_link),),
}
"""Those that put a link right."""
FIXES: Mapping[str, tuple[Fix, ...]] = {
    "number_two": (
        Fix(mark("Keep the first mobile"), _first_mobile),
        Fix(mark("Keep the first number"), _first_number),
        Fix(mark("Give each number a row of its own"), _row_for_each, splits=True),
    ),
    **LINK_FIXES,
    "leads_to_page": (Fix(mark("Use the direct link"), _link_behind),),
    "short_link": (Fix(mark("Use the link that it leads to"), _link_behind),),
    "bad_characters": (Fix(mark("Take the characters out"), _without_unusable),),
    "foreign_field": (Fix(mark("Write as fields"), _with_own_fields),),
    "said_twice": (Fix(mark("Take it out of the cells"), _without_word, in_named_column=True),),
    "place_swapped": (_SWAP_DEGREES,),
    "place_swapped_far": (_SWAP_DEGREES,),
    "out_of_bounds": (_SWAP_DEGREES,),
    "number_landline": (_USE_MOBILE,),
    "number_not_mobile": (_USE_MOBILE,),
    **dict.fromkeys(_WITHOUT_NUMBER, (_USE_OTHER,)),
}
"""The ways to put right what a problem is about, by its code; the first is the likeliest."""
