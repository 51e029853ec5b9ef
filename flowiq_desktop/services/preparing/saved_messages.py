"""Saved messages: what the person typed once and chooses again, in one file.

Each entry says what kind it is: templates here, messages in `written.named_messages`. Entries of
kinds that this version does not know are kept as they are, so that an older version loses nothing.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.messages.template import (
    HEADER_KINDS,
    Category,
    Template,
    TemplateButton,
)
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE, VALUES_IN_BODY
from flowiq_desktop.core.money.amounts import amount_from, unmistakable
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.system.regular_file import read_regular
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.money import decimal_sign

NONE_SAVED = mark("No template is saved yet.")
NOT_AN_AMOUNT = mark('"{text}" is not an amount that can be read.')
HOW_TO_WRITE_AN_AMOUNT = mark("Write it as a number, such as 0.45 or R 0,45.")
_FILE = "saved-messages.json"
_MOST_BYTES = 4_000_000
_VERSION = 1
_KIND, _ENTRIES = "kind", "messages"
_TEXTS = ("name", "heading", "footer", "header", "price", "priced")


class SavedMessageError(AppError):
    """A message cannot be saved."""


def _today() -> date:
    return local_now().date()


class SavedMessages:
    """Keeps saved messages in one file, whole or not at all.

    A file that cannot be read is set aside under another name, not written over: somebody typed it.
    """

    def __init__(self, folder: Path, today: Callable[[], date] = _today) -> None:
        """Read what is saved in a folder; `today` dates the prices that are entered."""
        self._today = today
        self._file = folder / _FILE
        self._entries: list[Any] = []
        self._readable = True
        self._read()

    @property
    def fault(self) -> str:
        """Says that the file cannot be read, or "" when all is well."""
        if self._readable:
            return ""
        return say(
            "The saved templates and messages in {file} cannot be read. It is kept under another"
            " name when you save one.",
            file=self._file.name,
        )

    @property
    def today(self) -> str:
        """The present day in ISO's form."""
        return self._today().isoformat()

    @property
    def entries(self) -> tuple[Any, ...]:
        """All that is saved, of every kind, as it stands in the file."""
        return tuple(self._entries)

    def keep(self, entries: Sequence[Any]) -> None:
        """Write these entries in place of what is saved. Raises SavedMessageError."""
        self._write(list(entries))

    @property
    def templates(self) -> Mapping[str, Template]:
        """Every saved template by its name, in alphabetical order."""
        found = sorted(self._templates(), key=lambda template: template.name)
        return {template.name: template for template in found}

    def wording_of(self, body: Mapping[str, Any]) -> str:
        """What a saved template says with the values of a request body, or ""."""
        template = self.templates.get(REGISTRY.group_of(body))
        values = body.get(VALUES_IN_BODY)
        if template is None:
            return ""
        texts = values.items() if isinstance(values, dict) else ()
        return template.filled({str(name): str(text) for name, text in texts})

    def save_template(self, template: Template, replacing: str = "") -> None:
        """Keep a template, in the place of the one with its name and of the one it replaces.

        Args:
            template: as it was typed.
            replacing: the name it had before, or "".

        Raises:
            SavedMessageError: something is wrong with it, or it cannot be written; nothing changed.
        """
        fault = next(template.faults(), None)
        if fault is not None:
            raise SavedMessageError(say(fault), say("Correct it, then save again."))
        template = replace(template, price=_kept_price(template.price))
        if template.price and amount_from(template.price, decimal_sign()) is None:
            raise SavedMessageError(
                say(NOT_AN_AMOUNT, text=template.price),
                say(HOW_TO_WRITE_AN_AMOUNT),
            )
        template = self._dated(template, replacing)
        others = self._without_template({template.name, replacing})
        self._write([*others, _as_json(template)])

    def remove_template(self, name: str) -> bool:
        """Forget a template; False when there is none. Raises SavedMessageError."""
        if name not in self.templates:
            return False
        self._write(self._without_template({name}))
        return True

    def _dated(self, template: Template, replacing: str) -> Template:
        """With the day on which its price was entered: today's, if it was another one before."""
        before = self.templates.get(replacing) or self.templates.get(template.name)
        if before is not None and before.price == template.price:
            return replace(template, priced=before.priced)
        return replace(template, priced=self._today().isoformat() if template.price else "")

    def _templates(self) -> Iterator[Template]:
        for entry in self._entries:
            template = _template_of(entry)
            if template is not None:
                yield template

    def _without_template(self, names: set[str]) -> list[Any]:
        def is_one(entry: object) -> bool:
            template = _template_of(entry)
            return template is not None and template.name in names

        return [entry for entry in self._entries if not is_one(entry)]

    def _read(self) -> None:
        try:
            data = json.loads(read_regular(self._file, _MOST_BYTES).decode())
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError):
            self._readable = False
            return
        entries = data.get(_ENTRIES) if isinstance(data, dict) else None
        self._readable = isinstance(entries, list)
        self._entries = entries if isinstance(entries, list) else []

    def _write(self, entries: list[Any]) -> None:
        text = json.dumps({"version": _VERSION, _ENTRIES: entries}, indent=2)
        try:
            if not self._readable:
                self._file.replace(self._file.with_suffix(".unreadable.json"))
                self._readable = True
            write_file(self._file, [text.encode("ascii")])
        except OSError as fault:
            raise SavedMessageError(
                say("The message could not be saved ({why}).", why=fault.strerror),
                say("Free some space on the disk, then save again."),
            ) from fault
        self._entries = entries


def _as_json(template: Template) -> dict[str, Any]:
    return {
        _KIND: TEMPLATE_TYPE.name,
        "name": template.name,
        "text": template.text,
        "heading": template.heading,
        "footer": template.footer,
        "header": template.header,
        "buttons": [{"label": b.label, "value": b.value} for b in template.buttons],
        "category": template.category.value,
        "price": template.price,
        "priced": template.priced,
    }


def _kept_price(text: str) -> str:
    """A price as it was typed, unless another language would read another amount."""
    amount = amount_from(text, decimal_sign())
    if amount is None or amount_from(text, ".") == amount_from(text, ","):
        return text
    return unmistakable(amount)


def _template_of(entry: object) -> Template | None:
    """The template that an entry holds, or None when it is of another kind or damaged."""
    if not isinstance(entry, dict) or entry.get(_KIND) != TEMPLATE_TYPE.name:
        return None
    texts = {name: entry.get(name, "") for name in _TEXTS} | {"body": entry.get("text")}
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    category = entry.get("category")
    template = Template(
        str(texts["name"]),
        str(texts["body"]),
        str(texts["heading"]),
        str(texts["footer"]),
        str(texts["header"]) if texts["header"] in HEADER_KINDS else "",
        tuple(_buttons(entry.get("buttons"))),
        Category(category) if category in set(Category) else Category.UTILITY,
        str(texts["price"]),
        str(texts["priced"]),
    )
    return None if any(template.faults()) else template


def _buttons(entries: object) -> Iterator[TemplateButton]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("label"), str):
            value = entry.get("value", "")
            yield TemplateButton(entry["label"], value if isinstance(value, str) else "")
