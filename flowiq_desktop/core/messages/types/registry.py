"""Registry: the message types that there are, and what the rest of the program asks about them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.messages.types.fields import (
    CONTEXT_MESSAGE_ID,
    PHONE_NUMBER,
    Field,
    message_type_field,
)
from flowiq_desktop.core.messages.types.json_cell import JsonCellError
from flowiq_desktop.core.messages.types.message_ids import check_message_id
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.vocabulary.languages import names_of_type
from flowiq_desktop.core.vocabulary.word_parts import folded
from flowiq_desktop.texts import Text, said

_NAMES_REMEMBERED = 4096


class Registry(Mapping[str, MessageType]):
    """Message types by the API's name, in the order the chooser shows them.

    Nothing changes a registry after it was made: what is found out about it is remembered.

    Args:
        types: the first one is what a sheet is for when nothing else shows.

    Attributes:
        first: that one.
        type_field: the field that says in each row which type it is.
        endpoints: where messages may go; nothing is ever posted anywhere else.
        media_types: FlowIQ's own words for messages in a conversation.
        parts: what messages may have several of, of every type.
        type_of_ending: names of types by the ending of a link to a file, in small letters.
    """

    def __init__(self, types: Iterable[MessageType]) -> None:
        self._types = {entry.name: entry for entry in types}
        self.first = next(iter(self._types.values()))
        self.type_field = message_type_field(tuple(self._types))
        self.endpoints = frozenset(entry.endpoint for entry in self._types.values())
        self.media_types = frozenset(e.listing.media_type for e in self._types.values()) - {""}
        self.parts = tuple(part for entry in self._types.values() for part in entry.parts)
        self.type_of_ending = {
            ending: entry.name
            for entry in self._types.values()
            for ending in (*entry.signs.endings, *entry.signs.refused_endings)
        }
        self._number_fields = {e.endpoint: e.number_field for e in self._types.values()}
        self._by_number = {
            entry.number_field: entry
            for entry in self._types.values()
            if entry.number_field != PHONE_NUMBER.name
        }
        self._called = dict(_names(self._types.values()))
        self._fields = {field.name: field for field in self._every_field()}
        self._by_name = lru_cache(_NAMES_REMEMBERED)(self._found)
        self._all_fields = tuple(self._fields.values())

    def __getitem__(self, name: str) -> MessageType:
        return self._types[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    # -- names ------------------------------------------------------------------------------

    def named(self, text: str) -> str:
        """The API's name of the type that a cell means, or "" when it means none."""
        words = " ".join(text.split()).casefold()
        return self._called.get(words) or self._called.get(folded(words), "")

    def is_name(self, text: str) -> bool:
        """Whether it is the API's name of a type, in any case."""
        return text.casefold() in self._types

    def endpoint_of(self, name: str) -> str:
        """Where FlowIQ takes messages of a type; for "" (a row that is not sent) where most go."""
        return self._types[name].endpoint if name else SEND_WHATSAPP

    # -- fields -----------------------------------------------------------------------------

    def fields_of(self, name: str) -> tuple[Field, ...]:
        """All inputs of a type: the number first, its own fields, and the reply id if it has one.

        For "" (each row names its own type) all fields of all types, each name once.
        """
        if not name:
            return self._all_fields
        entry = self._types[name]
        reply = (CONTEXT_MESSAGE_ID,) if entry.can_reply else ()
        return (PHONE_NUMBER, *entry.fields, *reply)

    def fields_read(self, name: str) -> tuple[Field, ...]:
        """What a row of this type is asked for: its fields, and what it can only say it ignores."""
        return (*self.fields_of(name), *self._types[name].cannot_show)

    def all_fields(self) -> tuple[Field, ...]:
        """Every field of every type once, the shared ones first."""
        return self._all_fields

    def field_called(self, name: str) -> Field | None:
        """The field with this canonical name, or None.

        Cards, buttons and list rows beyond those of the form are known too: the check says of them
        whether WhatsApp takes so many.
        """
        return self._by_name(name)

    def label_of(self, name: str) -> str:
        """A field's name on the screen; that of one that nobody knows is shown as it is."""
        return said(self.label_text_of(name))

    def label_text_of(self, name: str) -> Text:
        """The same, as the field holds it."""
        known = self.field_called(name)
        return known.label_text if known else name

    def fields_in_use(self, name: str, mapped: Collection[str]) -> tuple[Field, ...]:
        """`fields_of` a type, and the cards, buttons and rows beyond them that something fills."""
        fields = self.fields_of(name)
        known = {field.name for field in fields}
        further = (n for n in mapped if n not in known and self.is_further(n, name))
        return (*fields, *(field for n in further if (field := self.field_called(n))))

    def is_further(self, field_name: str, name: str) -> bool:
        """Whether messages of this type (of any, for "") have parts with a field of this name."""
        parts = self._types[name].parts if name else self.parts
        entries = (self._types[name],) if name else self._types.values()
        return any(part.field_called(field_name) for part in parts) or any(
            entry.open_field(field_name) for entry in entries
        )

    def part_of(self, field_name: str) -> tuple[str, int]:
        """The part that a field belongs to and its number; ("", 0) when it stands alone."""
        for part in self.parts:
            if number := part.number_of(field_name):
                return part.name, number
        return "", 0

    # -- messages ---------------------------------------------------------------------------

    def build_body(self, name: str, number: str, draft: Draft) -> Body:
        """One row's request body, as the OpenAPI file defines it; partial when errors are reported.

        Args:
            name: of a type.
            number: `+` and digits, or "" when the row has no usable number (reported elsewhere).
            draft: the row's filled values, and where problems go.
        """
        entry = self._types[name]
        body: Body = {entry.number_field: number}
        if entry.number_field == PHONE_NUMBER.name:
            body[self.type_field.name] = name
        try:
            body |= entry.build(draft)
        except JsonCellError as fault:
            draft.report("bad_json", fault.field, reason=fault.reason)
        if entry.can_reply and CONTEXT_MESSAGE_ID.name in draft.values:
            reply = draft.line(CONTEXT_MESSAGE_ID)
            check_message_id(draft, CONTEXT_MESSAGE_ID, reply)
            body[CONTEXT_MESSAGE_ID.name] = reply
        return body

    def type_of(self, body: Mapping[str, object]) -> MessageType | None:
        """The type of a request body, or None when it is not known."""
        name = body.get(self.type_field.name)
        if name is None:
            return next((self._by_number[key] for key in body if key in self._by_number), None)
        return self._types.get(name) if isinstance(name, str) else None

    def number_field_at(self, endpoint: str) -> str:
        """What bodies for an endpoint call the person's number."""
        return self._number_fields.get(endpoint, PHONE_NUMBER.name)

    def addressed_to(self, endpoint: str, body: Mapping[str, object]) -> str:
        """The number in a request body for an endpoint, or "" when it has none."""
        number = body.get(self.number_field_at(endpoint))
        return number if isinstance(number, str) else ""

    def group_of(self, body: Mapping[str, object]) -> str:
        """What a body has in common with others that may be refused with it, or ""."""
        entry = self.type_of(body)
        group = body.get(entry.group, "") if entry else ""
        return group if isinstance(group, str) else ""

    def bubble_of(
        self, body: Mapping[str, object], shown: Mapping[str, object] | None = None
    ) -> BubbleContent | None:
        """What the phone shows for a request body; None when its type is not known.

        Args:
            body: of the request.
            shown: what it shows where the body does not say it.
        """
        entry = self.type_of(body)
        if entry is None:
            return None
        reply = body.get(CONTEXT_MESSAGE_ID.name, "") if entry.can_reply else ""
        answered = reply if isinstance(reply, str) else ""
        return replace(entry.show(shown or body), kind=entry.bubble, reply_to=answered)

    def in_words(self, name: str, wording: str) -> Body:
        """What the phone shows of a message of which only these words are known; {} without any."""
        return self._types[name].in_words(wording) if wording and name in self._types else {}

    def wording_of(self, body: Mapping[str, object]) -> str:
        """The words that FlowIQ lists of a request body, or "" when it lists none as words."""
        entry = self.type_of(body)
        words = body.get(entry.listing.words) if entry else ""
        return words if isinstance(words, str) else ""

    def _every_field(self) -> Iterator[Field]:
        """Fields with a name of their own; of several with one name, the first type's."""
        yield from (PHONE_NUMBER, self.type_field)
        seen: set[str] = set()
        for field in (field for entry in self._types.values() for field in entry.fields):
            if field.name not in seen:
                seen.add(field.name)
                yield field
        yield CONTEXT_MESSAGE_ID

    def _found(self, name: str) -> Field | None:
        if name in self._fields:
            return self._fields[name]
        called = (
            *(part.field_called for part in self.parts),
            *(entry.open_field for entry in self._types.values()),
        )
        return next((field for find in called if (field := find(name))), None)


def _names(types: Iterable[MessageType]) -> Iterator[tuple[str, str]]:
    """What people write for each type, in any language; a type's own name means no other one."""
    known = list(types)
    for entry in known:
        for called in (*names_of_type(entry.name), *entry.called):
            yield from ((called, entry.name), (folded(called), entry.name))
    yield from ((entry.name, entry.name) for entry in known)
