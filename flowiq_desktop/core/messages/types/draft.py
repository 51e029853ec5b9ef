"""Draft: what a message type works on while it turns a row's values into a request body."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.core.problems import Findings

Body = dict[str, object]
Templates = Mapping[str, Template]
NO_TEMPLATES: Templates = MappingProxyType({})
LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""What time it is where nobody says it: then nothing is over yet."""

UNUSABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What JSON or WhatsApp cannot carry: control characters other than tab and line ends, halves of
a surrogate pair, and code points that Unicode keeps out of texts."""


class Draft:
    """The values of one row and what is found wrong with them.

    Attributes:
        values: filled text by canonical field name; blank values are not in it.
        findings: where problems go.
        phone: turns the text of a contact card's number into `+` and digits, or "" when it is not
            a number that is in use.
        templates: the saved ones, by name.
        may_be_created: whether the row's person may become a contact by getting this message, or
            is one already.
        shown: what the phone shows, where the body does not say it.
        wording: what the person reads, where the body does not say it; else "".
        category: what the message was approved for, or "".
        now: says the present moment, with its zone: some links work until a certain one.
    """

    __slots__ = (
        "category",
        "findings",
        "may_be_created",
        "now",
        "phone",
        "shown",
        "templates",
        "values",
        "wording",
    )

    def __init__(
        self,
        values: Mapping[str, str],
        findings: Findings,
        phone: Callable[[str], str],
        templates: Templates = NO_TEMPLATES,
        may_be_created: Callable[[], bool] = lambda: False,
        now: Callable[[], datetime] = lambda: LONG_AGO,
    ) -> None:
        self.values = values
        self.findings = findings
        self.phone = phone
        self.templates = templates
        self.may_be_created = may_be_created
        self.now = now
        self.shown: Body = {}
        self.wording = ""
        self.category = ""

    def show(self, shown: Body, wording: str) -> None:
        """Note what the person will see, which the body alone does not say."""
        self.shown, self.wording = shown, wording

    def text(self, field: Field) -> str:
        """The field's value as it is, checked against its rules; "" when it is empty."""
        return self._checked(field, self.values.get(field.name, ""))

    def line(self, field: Field) -> str:
        """The field's value without the blanks around it, which spreadsheets are full of."""
        return self._checked(field, self.values.get(field.name, "").strip())

    def choice(self, field: Field, default: str = "") -> str:
        """The field's value as one of its choices; `default` when it is empty or none of them."""
        value = self.line(field)
        if not value:
            return default
        wanted = value.casefold()
        for choice in field.choices:
            if choice == wanted:
                return choice
        self.report("bad_choice", field, value=value, choices=", ".join(field.choices))
        return default

    def report(self, code: str, field: Field, **facts: object) -> None:
        """Note a problem of a field."""
        self.findings.add(code, field.name, field.label_text, **facts)

    def with_values(self, values: Mapping[str, str]) -> "Draft":
        """A draft of the same row with other values; blank ones are left out."""
        kept = {name: value for name, value in values.items() if value.strip()}
        return Draft(kept, self.findings, self.phone, self.templates, self.may_be_created, self.now)

    def _checked(self, field: Field, value: str) -> str:
        if not value:
            if field.required:
                self.report("missing", field)
            return ""
        if field.limit is not None and len(value) > field.limit:
            self._report_length(field, value, field.limit)
        # Nothing printable is unusable, and asking that is much faster than the search.
        if not value.isprintable() and (unusable := UNUSABLE.search(value)):
            self.report("bad_characters", field, place=unusable.start() + 1)
        return value

    def _report_length(self, field: Field, value: str, limit: int) -> None:
        length = len(value)
        self.report("too_long", field, length=length, limit=limit, over=length - limit)


def without_empty(**parts: object) -> Body:
    """A body with only the parts that hold something: "" and None are never sent."""
    return {name: value for name, value in parts.items() if value not in ("", None)}
