"""Fields of interactive messages: buttons under a text, or a list that opens."""

import re
from functools import cache

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.types.fields import Column, Field, FieldKind
from flowiq_desktop.texts import mark, phrase

BUTTON_LIMIT = 3
ROW_LIMIT = 10
"""Meta: rows over all sections together; FlowIQ says per section. The stricter one holds."""
SECTION_TITLE_LIMIT = 24

INTERACTIVE_TYPE = Field(
    "interactive_type",
    mark("Buttons or list"),
    FieldKind.CHOICE,
    mark("Up to 3 buttons (button), or a list of up to 10 choices (list)."),
    "button",
    choices=("button", "list"),
    choice_texts=(mark("Buttons"), mark("List")),
    unchosen_text=mark("Whichever is filled in"),
    column=Column(("buttons or list", "button or list", "list or buttons"), telling=True),
    place=0,
)
BODY = Field(
    "body",
    mark("Message"),
    FieldKind.LONG_TEXT,
    mark("The text above the buttons or the list."),
    "Can you come on Tuesday?",
    formatted=True,
    required=True,
    limit=1024,  # FlowIQ's limit; Meta would take 4,096 with a list
    column=Column(wording=True),
)
HEADER = Field(
    "header",
    mark("Header"),
    FieldKind.TEXT,
    mark("A bold line above the message."),
    "Open day",
    limit=60,
    column=Column(("header text", "header line"), telling=True),
)
FOOTER = Field(
    "footer",
    mark("Footer"),
    FieldKind.TEXT,
    mark("A small grey line below."),
    "Tap one answer",
    formatted=True,
    limit=60,
    column=Column(("footer text", "footer line"), telling=True),
)
HEADER_MEDIA_TYPE = Field(
    "header_media_type",
    mark("Kind of header file"),
    FieldKind.CHOICE,
    mark("What stands above the message: image, video or document."),
    MediaKind.IMAGE.value,
    choices=(MediaKind.IMAGE.value, MediaKind.VIDEO.value, MediaKind.DOCUMENT.value),
    choice_texts=(mark("Image"), mark("Video"), mark("Document")),
    unchosen_text=mark("Image, unless you choose"),
    advanced=True,
    beside_others=True,
    column=Column(("header type", "header file type", "kind of header file")),
)
HEADER_MEDIA_URL = Field(
    "header_media_url",
    mark("Link to the header file"),
    FieldKind.URL,
    mark("A link that opens the picture, video or document itself."),
    "https://practice.flowiq.invalid/media/picture.png",
    advanced=True,
    beside_others=True,
    column=Column(
        (
            *("header image", "header picture", "header video", "header document", "header file"),
            *("header media", "header link", "header url", "header image url"),
            "header image link",
        ),
        telling=True,
    ),
)
HEADER_MEDIA_FILENAME = Field(
    "header_media_filename",
    mark("Name of the header file"),
    FieldKind.TEXT,
    mark("The name the person sees, for documents."),
    "Plan.pdf",
    limit=240,
    advanced=True,
    beside_others=True,
    column=Column(("header file name", "header document name")),
)
LIST_BUTTON = Field(
    "list_button",
    mark("Button that opens the list"),
    FieldKind.TEXT,
    mark("The text on the button that opens the list."),
    "Pick a time",
    limit=20,
    beside_others=True,
    by_hand=True,
    column=Column(("list button text", "menu button", "list button label"), telling=True),
    place=2,
)
INTERACTIVE_JSON = Field(
    "interactive",
    mark("Buttons or list as JSON"),
    FieldKind.JSON,
    mark("Instead of the separate columns: the object as FlowIQ takes it."),
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
            phrase("Button {number}", number=index),
            FieldKind.TEXT,
            mark("The text on the button."),
            ("Yes", "No", "Call me")[min(index, BUTTON_LIMIT) - 1],
            limit=20,
            by_hand=index == 1,
            column=Column(
                (
                    *(f"button {index} {what}" for what in ("text", "title", "label")),
                    f"quick reply {index}",
                ),
                telling=True,
            ),
        ),
        Field(
            f"button_{index}_id",
            phrase("Button {number}: id", number=index),
            FieldKind.TEXT,
            mark("What FlowIQ reports when the button is tapped; made for you when left empty."),
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
            phrase("Row {number}: title", number=index),
            FieldKind.TEXT,
            mark("The row's bold text."),
            f"Time {index}",
            limit=24,
            beside_others=True,
            by_hand=index == 1,
        ),
        Field(
            f"row_{index}_description",
            phrase("Row {number}: description", number=index),
            FieldKind.TEXT,
            mark("A grey line under the title."),
            "08:00 to 12:00",
            limit=72,
            beside_others=True,
        ),
        Field(
            f"row_{index}_id",
            phrase("Row {number}: id", number=index),
            FieldKind.TEXT,
            mark("What FlowIQ reports when the row is picked; made for you when left empty."),
            f"time-{index}",
            limit=200,
            advanced=True,
        ),
        Field(
            f"row_{index}_section",
            phrase("Row {number}: section", number=index),
            FieldKind.TEXT,
            mark("Heading above the rows that share it; the button's text when left empty."),
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


def button_field(name: str) -> Field | None:
    """A button's field of that name, also beyond what WhatsApp takes, or None."""
    number = button_of(name)
    return next((f for f in button_fields(number) if f.name == name), None) if number else None


def row_field(name: str) -> Field | None:
    """A list row's field of that name, also beyond what WhatsApp takes, or None."""
    number = row_of(name)
    return next((f for f in row_fields(number) if f.name == name), None) if number else None


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
