"""Column evidence: what suggests that a column fills a field, by its name and by its values."""

from collections.abc import Callable, Sequence

from flowiq_desktop.core.columns.samples import (
    MOST,
    is_degrees,
    is_emoji,
    is_json,
    is_link,
    is_message_id,
    is_page_of_file,
    looks_like_number,
    sampled_values,
    share,
    share_of_numbers,
    type_of_link,
)
from flowiq_desktop.core.columns.synonyms import (
    IDENTITY_WORDS,
    PERHAPS_A_PHONE_WORDS,
    name_key,
    phone_rank,
    takes_mobile_back,
    words_of,
)
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY, Field, FieldKind, Registry
from flowiq_desktop.core.messages.types.coordinates import is_place
from flowiq_desktop.core.messages.types.fields import Cells
from flowiq_desktop.core.phone.likeness import MOST_DIGITS, SURELY_DIGITS, phone_digits
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.sheet import Sheet, is_lettered
from flowiq_desktop.core.vocabulary.languages import names_of_field, words
from flowiq_desktop.core.vocabulary.word_parts import folded
from flowiq_desktop.texts import Text, mark

_ENOUGH = 0.5
"""The share of a sample that has to agree with a name that says much already."""

_LONGEST_PLAIN = 12
"""Longer ones without a plus are more often ids and barcodes."""

_MESSAGE_WORDS = frozenset(
    {"message", "msg", *(folded(name) for name in names_of_field("text") if " " not in name)}
)
"""One of them beside "type" says that it is that of a message, which people name in many ways."""
_ANY_LINK_NAMES = frozenset(map(name_key, words("links")))
_PHONE_KEYS = frozenset(map(name_key, PHONE_NUMBER.names))
_TESTS: dict[Cells, tuple[Callable[[str], object], float]] = {
    # What the values of a column have to be, and how many of them, when its name is a synonym.
    Cells.NUMBERS: (looks_like_number, _ENOUGH),
    Cells.LINKS: (is_link, _ENOUGH),
    Cells.MESSAGE_IDS: (is_message_id, _ENOUGH),
    Cells.PLACES: (is_place, MOST),
    Cells.EMOJI: (is_emoji, MOST),
}


class ColumnEvidence:
    """Looks at the columns of one sheet; each column's sample is taken once."""

    def __init__(self, sheet: Sheet, phones: PhoneReader, registry: Registry = REGISTRY) -> None:
        self._sheet = sheet
        self._phones = phones
        self._registry = registry
        self._own_names = frozenset(name_key(field.name) for field in registry.all_fields())
        self._values: dict[str, tuple[str, ...]] = {}

    def values(self, header: str) -> tuple[str, ...]:
        """A sample of the column's cells that are not blank."""
        if header not in self._values:
            self._values[header] = sampled_values(self._sheet, header)
        return self._values[header]

    def read_from(self, field: Field, header: str) -> str:
        """The column that such a field is read from: of links, that with the cells' addresses."""
        is_link = field.kind is FieldKind.URL
        return self._sheet.addresses.get(header, header) if is_link else header

    def has_own_name(self, field: Field, header: str) -> bool:
        """Whether the header is the field's canonical name, and the cells do not contradict it."""
        named = name_key(header) == name_key(field.name)
        return named and (field.kind is not FieldKind.JSON or self._are(header, is_json, _ENOUGH))

    def fits_name(self, field: Field, header: str) -> bool:
        """Whether the cells agree with a header that is a synonym of the field's name."""
        cells, header_read = field.column.cells, self.read_from(field, header)
        if cells is Cells.TYPES:
            told = words_of(header) & _MESSAGE_WORDS
            is_type = self._registry.named if told else self._registry.is_name
            return self._are(header, is_type, MOST)
        if name_key(header) in _ANY_LINK_NAMES:
            return self._are(header_read, self._leads_to_file, _ENOUGH)
        if cells is Cells.NUMBERS and takes_mobile_back(header):
            return False
        if cells is Cells.ANYTHING or not self.values(header_read):
            return True
        if cells is Cells.DEGREES:
            return self._are(header, lambda value: is_degrees(value, field.column.bound), MOST)
        test, least = _TESTS[cells]
        return self._are(header_read, test, least)

    def is_about_people(self, header: str) -> bool:
        """Whether most cells are addresses or numbers of somebody: a *Reply to* of e-mails."""
        return self._are(header, lambda value: "@" in value or looks_like_number(value), _ENOUGH)

    def best_phone_words(self, headers: Sequence[str]) -> str:
        """The header that most plainly means a mobile number among other words, or ""."""
        ranks = {h: rank for h in headers if (rank := phone_rank(h)) is not None}
        for header in sorted(ranks, key=ranks.__getitem__):
            if self._are(header, looks_like_number, _ENOUGH):
                return header
        return ""

    def phone_numbers_in(self, header: str) -> int:
        """How many cells of the sample hold a value, where both they and the name are of numbers.

        0 for a column that is named otherwise, or whose cells are something else.
        """
        named = name_key(header) in _PHONE_KEYS or phone_rank(header) is not None
        if takes_mobile_back(header) or not named:
            return 0
        return len(self.values(header)) if self._are(header, looks_like_number, _ENOUGH) else 0

    def best_looks(self, field: Field, headers: Sequence[str]) -> tuple[str, Text]:
        """The column whose cells alone show that they fill the field, and why; "" for none."""
        nameless = [header for header in headers if not self.is_named_like_a_field(header)]
        if field.name == PHONE_NUMBER.name:
            return self._most_numbers(nameless), mark("Its cells are phone numbers.")
        test: Callable[[str], object]
        match field.column.cells:
            case Cells.TYPES:
                test, least, reason = (
                    self._registry.is_name,
                    1.0,
                    mark("Its cells are message types."),
                )
            case Cells.LINKS:
                test, least, reason = self._is_file, MOST, mark("Its cells are links to files.")
            case Cells.PLACES:
                test, least, reason = is_place, MOST, mark("Its cells are places on the map.")
            case Cells.MESSAGE_IDS:
                test, least = is_message_id, MOST
                reason = mark("Its cells are WhatsApp message ids.")
            case _:
                return "", ""
        read = ((h, self.read_from(field, h)) for h in nameless)
        return next((h for h, cells in read if self._are(cells, test, least)), ""), reason

    def is_named_like_a_field(self, header: str) -> bool:
        """Whether the header is the canonical name of some field."""
        return name_key(header) in self._own_names

    def _is_file(self, value: str) -> bool:
        return bool(type_of_link(value, self._registry))

    def _leads_to_file(self, value: str) -> bool:
        return self._is_file(value) or is_page_of_file(value)

    def _most_numbers(self, headers: Sequence[str]) -> str:
        candidates = [header for header in headers if not words_of(header) & IDENTITY_WORDS]
        mobiles = [h for h in candidates if not takes_mobile_back(h)]
        shares = {h: self._share_of_numbers(h) for h in candidates}
        for some in (mobiles, candidates):  # a landline only where nothing else has numbers
            best = max(some, key=shares.__getitem__, default="")
            if best and shares[best]:
                return best
        return self._most_like_numbers(candidates)

    def _share_of_numbers(self, header: str) -> float:
        # No name speaks against a column that has none.
        is_likely = is_lettered(header) or words_of(header) & PERHAPS_A_PHONE_WORDS
        least = _ENOUGH if is_likely else MOST
        return share_of_numbers(self.values(header), self._phones, least)

    def _most_like_numbers(self, headers: Sequence[str]) -> str:
        """A column without a name that holds numbers of some other country."""
        lettered = [header for header in headers if is_lettered(header)]
        shares = {h: share(self.values(h), _is_surely_a_number) for h in lettered}
        best = max(lettered, key=shares.__getitem__, default="")
        return best if best and shares[best] >= _ENOUGH else ""

    def _are(self, header: str, test: Callable[[str], object], least: float) -> bool:
        return share(self.values(header), test) >= least


def _is_surely_a_number(value: str) -> bool:
    longest = MOST_DIGITS if value.startswith("+") else _LONGEST_PLAIN
    return SURELY_DIGITS <= phone_digits(value) <= longest
