"""Fields of interactive messages: buttons under a text, or a list that opens."""

import re
from functools import cache

from flowiq_desktop.core.messages.types.fields import Field, FieldKind

BUTTON_LIMIT = 3
ROW_LIMIT = 10
"""Meta: rows over all sections together; FlowIQ says per section. The stricter one holds."""
SECTION_TITLE_LIMIT = 24

INTERACTIVE_TYPE = Field(
    "interactive_type",
    "Buttons or list",
    FieldKind.CHOICE,
    "button for up to 3 buttons, list for a list of up to 10 rows.",
    "button",
    choices=("button", "list"),
)
BODY = Field(
    "body",
    "Message",
    FieldKind.LONG_TEXT,
    "The text above the buttons or the list.",
    "Can you come on Tuesday?",
    required=True,
    limit=1024,  # FlowIQ's limit; Meta would take 4,096 with a list
)
HEADER = Field(
    "header", "Header", FieldKind.TEXT, "A bold line above the message.", "Open day", limit=60
)
FOOTER = Field(
    "footer", "Footer", FieldKind.TEXT, "A small grey line below.", "Tap one answer", limit=60
)
HEADER_MEDIA_TYPE = Field(
    "header_media_type",
    "Kind of header file",
    FieldKind.CHOICE,
    "What stands above the message: image, video or document.",
    "image",
    choices=("image", "video", "document"),
    advanced=True,
)
HEADER_MEDIA_URL = Field(
    "header_media_url",
    "Link to the header file",
    FieldKind.URL,
    "A link that opens the picture, video or document itself.",
    "https://practice.flowiq.invalid/media/picture.png",
    advanced=True,
)
HEADER_MEDIA_FILENAME = Field(
    "header_media_filename",
    "Name of the header file",
    FieldKind.TEXT,
    "The name the person sees, for documents.",
    "Plan.pdf",
    limit=240,
    advanced=True,
)
LIST_BUTTON = Field(
    "list_button",
    "Button that opens the list",
    FieldKind.TEXT,
    "The text on the button that opens the list.",
    "Pick a time",
    limit=20,
)
INTERACTIVE_JSON = Field(
    "interactive",
    "Buttons or list as JSON",
    FieldKind.JSON,
    "Instead of the separate columns: the object as FlowIQ takes it.",
    '{"type": "button", "body": "Coming?", "buttons": [{"title": "Yes"}]}',
    advanced=True,
)

_BUTTON = re.compile(r"button_(\d{1,3})(?:_id)?")
_ROW = re.compile(r"row_(\d{1,3})_(?:title|description|id|section)")


@cache
def button_fields(index: int) -> tuple[Field, Field]:
    """Title and id of the button with this number (from 1)."""
    return (
        Field(
            f"button_{index}",
            f"Button {index}",
            FieldKind.TEXT,
            "The text on the button.",
            ("Yes", "No", "Call me")[min(index, BUTTON_LIMIT) - 1],
            limit=20,
        ),
        Field(
            f"button_{index}_id",
            f"Button {index}: id",
            FieldKind.TEXT,
            "What FlowIQ reports when the button is tapped; made for you when left empty.",
            f"answer-{index}",
            limit=256,
            advanced=True,
        ),
    )


@cache
def row_fields(index: int) -> tuple[Field, Field, Field, Field]:
    """Title, description, id and section of the list's row with this number (from 1)."""
    return (
        Field(
            f"row_{index}_title",
            f"Row {index}: title",
            FieldKind.TEXT,
            "The row's bold text.",
            f"Time {index}",
            limit=24,
        ),
        Field(
            f"row_{index}_description",
            f"Row {index}: description",
            FieldKind.TEXT,
            "A grey line under the title.",
            "08:00 to 12:00",
            limit=72,
        ),
        Field(
            f"row_{index}_id",
            f"Row {index}: id",
            FieldKind.TEXT,
            "What FlowIQ reports when the row is picked; made for you when left empty.",
            f"time-{index}",
            limit=200,
            advanced=True,
        ),
        Field(
            f"row_{index}_section",
            f"Row {index}: section",
            FieldKind.TEXT,
            "Heading above the rows that share it; the button's text when left empty.",
            "Tuesday",
            limit=SECTION_TITLE_LIMIT,
            advanced=True,
        ),
    )


def button_of(name: str) -> int:
    """The number of the button that a field name belongs to, or 0."""
    match = _BUTTON.fullmatch(name)
    return int(match[1]) if match else 0


def row_of(name: str) -> int:
    """The number of the list row that a field name belongs to, or 0."""
    match = _ROW.fullmatch(name)
    return int(match[1]) if match else 0


def numbered_field(name: str) -> Field | None:
    """The button's or list row's field of that name, also beyond what WhatsApp takes, or None."""
    fields: tuple[Field, ...] = ()
    if number := button_of(name):
        fields = button_fields(number)
    elif number := row_of(name):
        fields = row_fields(number)
    return next((field for field in fields if field.name == name), None)


INTERACTIVE_FIELDS: tuple[Field, ...] = (
    INTERACTIVE_TYPE,
    HEADER,
    BODY,
    FOOTER,
    HEADER_MEDIA_TYPE,
    HEADER_MEDIA_URL,
    HEADER_MEDIA_FILENAME,
    *(field for index in range(1, BUTTON_LIMIT + 1) for field in button_fields(index)),
    LIST_BUTTON,
    *(field for index in range(1, ROW_LIMIT + 1) for field in row_fields(index)),
    INTERACTIVE_JSON,
)
