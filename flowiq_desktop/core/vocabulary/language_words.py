"""Language words: what people of one language write in their spreadsheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """The words of one language, in texts with commas between them.

    Capitals, accents and signs do not count, nor does *ال* in front of an Arabic word, so each word
    is there once. In `whatsapp`, `mobile`, `not_mobile`, `telephone`, `money` and `name_words` a
    hyphen stands where a longer word may go on: *handy-* is also the beginning of *Handynummer*,
    *-handy* the end of *Elternhandy*.

    Attributes:
        phone: names of a column of phone numbers, the best ones first.
        number: names that mean a phone number when the sheet has no better one.
        whatsapp: words for WhatsApp, in a longer header.
        mobile: words that make a longer header one of mobile numbers.
        telephone: the same of any phone numbers.
        not_mobile: words that take it back: a landline, a kind of phone.
        contact: words under which people keep a number, a name or a date.
        identity: words of columns whose digits are something else: ids, amounts, dates.
        full_name: names of the column of people's names.
        first_name: the same of first names.
        last_name: the same of family names.
        name_words: words that make a longer header one of people's names.
        other_names: words that take it back: the name of a file, of a user.
        people: whom a list may be about.
        guardians: those of them who look after others, whether mother or father.
        mothers_and_fathers: those who are one of the two.
        relations: whose number it may be, beside the number in its cell.
        headings: words of other headers.
        missing: what stands where a phone number is missing.
        nothing: what stands for no value in any cell.
        total: words that begin a row of totals.
        perhaps_total: the same, but names of people as well.
        either: words between two numbers in one cell.
        yes, no: answers, and marks that mean the same.
        stopped: headers of columns that say who wants no messages.
        consent: headers of columns that say who agreed to messages.
        of_messages: words that may stand beside one of those two and change nothing.
        unwanted: headers of the column of a saved stop list that says what somebody does not want.
        marketing: what such a column says where only marketing is not wanted.
        language: words of columns that say which language somebody reads.
        money: words of columns of amounts of money.
        measures: words that take it back: hours, weights, marks.
        date: words of columns of dates.
        links: names of columns of links of any kind.
        pictures, videos, recordings: words of columns of links to such files.
        blanks: what the blanks of a template are called, with {} for their number.
        types: what people call a message type in a column of types, by its name. The words on the
            screen are among them.
        fields: other names of columns, by the name of the field that they fill.
    """

    phone: str = ""
    number: str = ""
    whatsapp: str = ""
    mobile: str = ""
    telephone: str = ""
    not_mobile: str = ""
    contact: str = ""
    identity: str = ""
    full_name: str = ""
    first_name: str = ""
    last_name: str = ""
    name_words: str = ""
    other_names: str = ""
    people: str = ""
    guardians: str = ""
    mothers_and_fathers: str = ""
    relations: str = ""
    headings: str = ""
    missing: str = ""
    nothing: str = ""
    total: str = ""
    perhaps_total: str = ""
    either: str = ""
    yes: str = ""
    no: str = ""
    stopped: str = ""
    consent: str = ""
    of_messages: str = ""
    unwanted: str = ""
    marketing: str = ""
    language: str = ""
    money: str = ""
    measures: str = ""
    date: str = ""
    links: str = ""
    pictures: str = ""
    videos: str = ""
    recordings: str = ""
    blanks: str = ""
    types: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def listed(words: str) -> tuple[str, ...]:
    """The words of a text with commas between them."""
    return tuple(word for each in words.split(",") if (word := each.strip()))
