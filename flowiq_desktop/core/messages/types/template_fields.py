"""Fields of templates: name, file above, and one for each variable, whatever it is called."""

import re
from functools import cache

from flowiq_desktop.core.messages.template import LONGEST_NAME
from flowiq_desktop.core.messages.types.fields import Column, Field, FieldKind
from flowiq_desktop.core.messages.types.interactive.fields import HEADER_MEDIA_URL
from flowiq_desktop.texts import mark, phrase

VALUE = "variable_"
BUTTON_VALUE = "button_value_"
_OPEN = re.compile(rf"({VALUE}|{BUTTON_VALUE})(\w{{1,60}})")

TEMPLATE_NAME = Field(
    "template_name",
    mark("Name of the template"),
    FieldKind.TEXT,
    mark("Exactly as FlowIQ shows it. Save its text here once, to see what people will read."),
    "visit_reminder",
    required=True,
    limit=LONGEST_NAME,
    column=Column(("template", "name of template", "whatsapp template", "wa template")),
    place=0,
)
HEADER_FILE = Field(
    HEADER_MEDIA_URL.name,
    HEADER_MEDIA_URL.label_text,
    FieldKind.URL,
    HEADER_MEDIA_URL.help_text,
    HEADER_MEDIA_URL.example,
    beside_others=True,
    column=HEADER_MEDIA_URL.column,
)
"""Above a template it is in sight: a template that has a header is refused without it."""


@cache
def value_field(prefix: str, name: str) -> Field:
    """The field of a variable, or of what differs in the link of a button."""
    if prefix == BUTTON_VALUE:
        label = phrase('Link of the button, "{name}"', name=name)
        told = mark("What comes at the end of the button's link for this person.")
    else:
        label = phrase("Value for {{{{{name}}}}}", name=name)
        told = mark("What stands in its place for each person, on one line.")
    return Field(f"{prefix}{name}", label, FieldKind.TEXT, told, "12", required=True, place=2)


def open_field(name: str) -> Field | None:
    """The field with a canonical name such as `variable_1`, `variable_day`, or None."""
    found = _OPEN.fullmatch(name)
    return value_field(found[1], found[2]) if found else None
