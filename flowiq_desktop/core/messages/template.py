"""Template: a message that WhatsApp approved beforehand, as the person saved it here.

FlowIQ lists no templates, so what one says is typed or pasted once. Its variables stand in its text
as `{{1}}` or as `{{day}}`; WhatsApp takes one way or the other in one template, never both.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.texts import Marked, mark

TEXT_LIMIT = 1024
"""Meta: the text of a template with everything filled in."""
LONGEST_NAME = 512
"""Meta: characters of a template's name."""
HEADER_KINDS = (MediaKind.IMAGE.value, MediaKind.VIDEO.value, MediaKind.DOCUMENT.value)
CREATES_A_CONTACT = "name"
"""With a variable of this name FlowIQ makes a contact of whoever is none yet."""

VARIABLE = re.compile(r"\{\{\s*(\w{1,60})\s*\}\}")
_VALUE_NAME = re.compile(r"\w{1,60}")
_NAME = re.compile(r"[a-z0-9_]+")
_BREAKS = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]")
_MANY_BLANKS = re.compile(r"[^\S\r\n\t\v\f\x85\u2028\u2029]{5}")
_BRACES = re.compile(r"[{}]")


class Category(StrEnum):
    """What WhatsApp approved a template for; people may stop marketing, and prices differ."""

    MARKETING = "marketing"
    UTILITY = "utility"


@dataclass(frozen=True, slots=True)
class TemplateButton:
    """A button below a template.

    Attributes:
        label: what stands on it.
        value: the name of the part of its link that differs from person to person, or "".
    """

    label: str
    value: str = ""

    @staticmethod
    def typed(line: str) -> "TemplateButton":
        """A button as people type it: "Map", or "Map = place"; braces as in a text do no harm."""
        label, _, value = line.partition("=")
        named = VARIABLE.fullmatch(value.strip())
        return TemplateButton(label.strip(), named[1] if named else value.strip())


@dataclass(frozen=True, slots=True)
class Template:
    """One saved template.

    Attributes:
        name: exactly as it is called in FlowIQ.
        text: what people read, with its variables.
        heading: a line above the text, or "".
        footer: a small line below it, or "".
        header: the kind of file above the text (image, video, document), or "".
        buttons: in their order.
        category: what it was approved for.
        price: what one costs, as the person entered it, or "".
        priced: the day on which that was entered (ISO), or "".
        variables: the names in the text, each once, in their order.
    """

    name: str
    text: str
    heading: str = ""
    footer: str = ""
    header: str = ""
    buttons: tuple[TemplateButton, ...] = ()
    category: Category = Category.UTILITY
    price: str = ""
    priced: str = field(default="", compare=False)
    variables: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = dict.fromkeys(match[1] for match in VARIABLE.finditer(self.text))
        object.__setattr__(self, "variables", tuple(named))

    @property
    def button_values(self) -> tuple[str, ...]:
        """The names of what differs in the links of buttons, each once."""
        return tuple(dict.fromkeys(button.value for button in self.buttons if button.value))

    @property
    def creates_contacts(self) -> bool:
        """Whether FlowIQ makes contacts of people that get it."""
        return CREATES_A_CONTACT in self.variables

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with values in place of variables; those without one stay as written."""
        return VARIABLE.sub(lambda match: values.get(match[1]) or match[0], self.text)

    def faults(self) -> Iterator[Marked]:
        """What is wrong with it as it was typed."""
        if not may_be_a_name(self.name):
            yield mark(
                "A template's name has small letters, digits and _ only, as FlowIQ shows it."
            )
        if not self.text.strip():
            yield mark("The template has no text. Type or paste what people read.")
        rest = VARIABLE.sub("", self.text)
        if "{{" in rest or "}}" in rest:
            yield mark("Braces in the text are not complete: write a variable as {{1}} or {{day}}.")
        numbered = [name.isdecimal() for name in self.variables]
        if any(numbered) and not all(numbered):
            yield mark("The variables must all be numbers, as {{1}}, or all be names, as {{day}}.")
        if all(numbered) and not _are_counted(self.variables):
            yield mark("Numbered variables begin at {{1}} and leave no number out.")
        if len(rest) > TEXT_LIMIT:
            yield mark("The text is longer than the 1,024 characters that WhatsApp takes.")
        if any(not button.label.strip() for button in self.buttons):
            yield mark("A button of the template has no text.")
        if any(not _VALUE_NAME.fullmatch(name) for name in self.button_values):
            yield mark(
                "Behind = in a button stands a name such as place, of letters, digits and _ only: "
                "the link itself is in the template already."
            )


def _are_counted(variables: tuple[str, ...]) -> bool:
    return sorted(map(int, variables)) == list(range(1, len(variables) + 1))


def may_be_a_name(name: str) -> bool:
    """Whether WhatsApp lets a template be called so."""
    return _NAME.fullmatch(name) is not None and len(name) <= LONGEST_NAME


def value_faults(value: str) -> Iterator[str]:
    """Codes of what WhatsApp or FlowIQ would not take in a value: breaks, many blanks, braces.

    Braces are what FlowIQ fills from its own contact, so that somebody would read other words than
    were checked; the rest WhatsApp refuses (132012, 132018).
    """
    if _BREAKS.search(value):
        yield "template_break"
    if _MANY_BLANKS.search(value):
        yield "template_blanks"
    if _BRACES.search(value):
        yield "template_braces"
