"""Addressees: which columns name whoever has the phone, where that is not whom the list is about.

A school's list has the learner's name first and the parent's phone. The learner is what the row is
called by; the phone is the parent's.
"""

from collections.abc import Collection, Sequence
from functools import cache

from flowiq_desktop.core.columns.name_columns import (
    columns_of_names,
    may_be_names,
    name_columns,
)
from flowiq_desktop.core.columns.synonyms import (
    name_key,
    names_a_person,
    phone_rank,
    unbracketed,
    words_of,
)
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.core.vocabulary.languages import words as words_of_kind
from flowiq_desktop.core.vocabulary.word_parts import single_words

_SAMPLE = 50
_SHORT = 3
"""Letters of words that join others, as "of", "se" and "du" do, and of numbers."""


def columns_of_addressee(
    sheet: Sheet, phone: str, passed_over: Collection[str] = ()
) -> tuple[int, ...]:
    """The columns that name the person behind the phone, in the order to read them.

    A column of the person that the phone column names ("Mother" beside "Mother's cell") comes
    first, then one of parents, then what names the rows.

    Args:
        sheet: any.
        phone: the header of the column of phones; "" for none.
        passed_over: columns that name somebody else, by their `header_key`.
    """
    whose = words_of(phone)
    wanted = [whose & _one_of_them(), _guardians()]
    if whose & (single_words("people") - _guardians() - _one_of_them()):
        wanted = []  # "Learner's cell": the list is about whoever has the phone
    elif not whose & (_guardians() | _one_of_them()):
        wanted.append(_one_of_them())
    rows = [sheet.row(at) for at in range(min(len(sheet), _SAMPLE))]
    for words in filter(None, wanted):
        found = _named_by(sheet, words, rows, phone, passed_over)
        if found:
            return found
    return columns_of_names(sheet, passed_over)


def _named_by(
    sheet: Sheet,
    words: frozenset[str],
    rows: Sequence[Sequence[str]],
    phone: str,
    passed_over: Collection[str],
) -> tuple[int, ...]:
    """The columns of names under such a word; () where a mother and a father have one."""
    own = header_index(sheet.headers).get(header_key(phone), -1)
    found = [
        at
        for at, header in enumerate(sheet.headers)
        if at != own
        and header_key(header) not in passed_over
        and _is_a_name_of(header, words)
        and may_be_names([row[at] for row in rows])
    ]
    people = [words_of(sheet.headers[at]) & words for at in found]
    if not found or (words == _one_of_them() and len(set(people)) > 1):
        return ()
    found = [at for at, whose in zip(found, people, strict=True) if whose == people[0]]
    together = name_columns([sheet.headers[at] for at in found])
    return tuple(found[at] for at in together) or (found[0],)


def _is_a_name_of(header: str, words: frozenset[str]) -> bool:
    """Whether it says "Parent" or "Name of parent", and not "Parent's e-mail"."""
    said = words_of(header)
    if not said & words or phone_rank(header) is not None:
        return False
    more = {word for word in said - _guardians() - _one_of_them() if len(word) > _SHORT}
    return (
        names_a_person(header)
        or name_key(unbracketed(header)) in _whole_names()
        or more <= _parts_of_names()
    )


@cache
def _guardians() -> frozenset[str]:
    return single_words("guardians")


@cache
def _whole_names() -> frozenset[str]:
    return frozenset(map(name_key, words_of_kind("guardians")))


@cache
def _one_of_them() -> frozenset[str]:
    return single_words("mothers_and_fathers")


@cache
def _parts_of_names() -> frozenset[str]:
    kinds = ("first_name", "last_name", "full_name")
    return frozenset().union(*map(single_words, kinds))
