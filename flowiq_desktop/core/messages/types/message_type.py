"""MessageType: one kind of WhatsApp message, and everything that the program knows of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flowiq_desktop.core.messages.bubbles import BubbleContent, all_its_words
from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.messages.types.fields import PHONE_NUMBER, Field
from flowiq_desktop.core.messages.types.listing import AS_JSON, Listing
from flowiq_desktop.core.messages.types.parts import Part
from flowiq_desktop.core.messages.types.plain import Plain
from flowiq_desktop.core.messages.types.signs import NO_SIGNS, Signs
from flowiq_desktop.texts import Text, said


def _no_other_field(_name: str) -> Field | None:
    """Its fields are those that it lists."""
    return None


def _no_words(_wording: str) -> Body:
    """Its body says it all."""
    return {}


def _everything(_texts: Mapping[str, str | None]) -> Callable[[str], bool]:
    """Whatever was chosen, every field is of use."""
    return lambda _name: False


@dataclass(frozen=True, slots=True)
class MessageType:
    """One kind of message.

    Attributes:
        name: the API's name for it.
        label_text: its name on the screen, in English.
        description_text: one sentence for the chooser, in English.
        fields: its own fields, in the order of the form; the number and the reply id, which all
            types share, are not among them.
        build: makes the type's part of the request body and reports what is wrong with it. The
            body may be partial when it reports errors; the preview shows it all the same.
        can_reply: whether the message may answer another one (all but reaction).
        cannot_show: fields of other types that people fill in for this one too; it does not send
            them, and reports that.
        endpoint: where FlowIQ takes it; frozen together with the bytes. One that journals do not
            know yet needs a migration of its own.
        number_field: what the request body calls the person's number. Only a body with the usual
            name says which type it is: an endpoint that is for one type needs not to be told.
        icon: the name of a picture in `resources/icons`.
        bubble: the name of what draws it, in `ui.preview.bubbles`; where nothing has this name,
            its words are shown as those of a text message.
        show: what the phone shows for a request body, parts of which may be missing or of another
            type while the row has problems.
        speaks_for_itself: its words need no label before them that says what they are.
        listing: how FlowIQ lists it in a conversation.
        called: what else people call it in a column of types.
        stand_ins: names of fields each of which says what the required ones say.
        signs: what in a sheet says that it is for this type.
        parts: what it may have several of.
        unused: from the texts that fill fields (None for a column) to the fields that are of no
            use then: the rows of a list, where the message has buttons.
        open_field: the field with a name that is in no list, such as that of a template's variable,
            or None.
        examples: fields of that kind which an example sheet has columns for.
        group: the property of the body by which FlowIQ or WhatsApp may refuse all messages that
            have it in common, or "".
        plain: its fields whose values can be seen to be right without building the message. Of a
            row in which they are, and nothing else, `build` must have nothing to report.
        in_words: what `show` takes in place of a body of which only the words are known.
    """

    name: str
    label_text: Text
    description_text: Text
    fields: tuple[Field, ...]
    build: Callable[[Draft], Body]
    can_reply: bool = True
    cannot_show: tuple[Field, ...] = ()
    endpoint: str = SEND_WHATSAPP
    number_field: str = PHONE_NUMBER.name
    icon: str = "message"
    bubble: str = ""
    show: Callable[[Mapping[str, object]], BubbleContent] = all_its_words
    speaks_for_itself: bool = False
    listing: Listing = AS_JSON
    called: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    signs: Signs = NO_SIGNS
    parts: tuple[Part, ...] = ()
    unused: Callable[[Mapping[str, str | None]], Callable[[str], bool]] = _everything
    open_field: Callable[[str], Field | None] = _no_other_field
    examples: tuple[Field, ...] = ()
    group: str = ""
    in_words: Callable[[str], Body] = _no_words
    plain: tuple[Plain, ...] = ()

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return said(self.label_text)

    @property
    def description(self) -> str:
        """One sentence for the chooser."""
        return said(self.description_text)
