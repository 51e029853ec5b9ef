"""Listing: how FlowIQ lists messages of a type in a conversation.

Texts and captions are documented as they were sent, and "JSON text" for structured messages without
its form; files come back under links of FlowIQ's own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """By what an entry can be recognised."""

    WORDS = "words"
    """By its text alone; it has no file."""
    FILE = "file"
    """By its kind of file and the caption, or the file's name where it has none."""
    STRUCTURED = "structured"
    """By every text and number in its JSON."""
    WORDING = "wording"
    """By words that its body does not have, and that were frozen beside it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """How FlowIQ lists messages of a type.

    Attributes:
        form: by what an entry can be recognised.
        words: the property of the request body with the words that are listed, or "".
        link: the one with the file's link, or "".
        media_type: FlowIQ's own word for it in the list, or "" when it has none.
        documented: FlowIQ says how it lists them. Of others it must be seen first, with one that
            was accepted, before it counts that one is not listed.
    """

    form: Form = Form.STRUCTURED
    words: str = ""
    link: str = ""
    media_type: str = ""
    documented: bool = False

    def text_of(self, name: str, body: Mapping[str, object]) -> str:
        """What the list says of a request body of the type with this name."""
        if self.form is Form.STRUCTURED:
            return json.dumps(body.get(name), ensure_ascii=False)
        return str(body.get(self.words, ""))

    def link_of(self, body: Mapping[str, object]) -> str:
        """The link of the file in a request body, or ""."""
        return str(body.get(self.link, "")) if self.link else ""


AS_JSON = Listing()
"""Of what nobody has documented more than that it is listed as JSON text."""
