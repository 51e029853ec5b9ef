"""Saved messages: what the person typed once and chooses again, in one file.

Each entry says what kind it is: templates here, messages in `written.named_messages`. Entries of
kinds that this version does not know are kept as they are, so that an older version loses nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from flowiq_desktop.core.messages.template import (
    HEADER_KINDS,
    Category,
    Template,
    TemplateButton,
)
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE, VALUES_IN_BODY
from flowiq_desktop.core.money.amounts import amount_from, unmistakable
from flowiq_desktop.services.preparing.written.saved_file import SavedFile, SavedMessageError
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.money import decimal_sign

__all__ = [
    "HOW_TO_WRITE_AN_AMOUNT",
    "NONE_SAVED",
    "NOT_AN_AMOUNT",
    "SavedMessageError",
    "SavedMessages",
]

NONE_SAVED = mark("No template is saved yet.")
NOT_AN_AMOUNT = mark('"{text}" is not an amount that can be read.')
HOW_TO_WRITE_AN_AMOUNT = mark("Write it as a number, such as 0.45 or R 0,45.")
_FILE = "saved-messages.json"
_KIND = "kind"
_TEXTS = ("name", "heading", "footer", "header", "price", "priced")


def _today() -> date:
    return local_now().date()


class SavedMessages:
    """What is saved, of every kind, and the templates among it."""

    def __init__(self, folder: Path, today: Callable[[], date] = _today) -> None:
        """Read what is saved in a folder; `today` dates the prices that are entered."""
        self._today = today
        self._file = SavedFile(folder / _FILE)

    @property
    def fault(self) -> str:
        """Says that the file cannot be read, or "" when all is well."""
        if self._file.readable:
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
        return self._file.entries

    def look_again(self) -> None:
        """Take what others have written since: a command, or another window."""
        self._file.look_again()

    def change(self, changed: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        """Write what this makes of all that is saved by now. Raises SavedMessageError."""
        self._file.change(changed)

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
        entry = _as_json(self._dated(template, replacing))
        names = {template.name, replacing}
        self.change(lambda entries: [*_without_template(entries, names), entry])

    def remove_template(self, name: str) -> bool:
        """Forget a template; False when there is none. Raises SavedMessageError."""
        if name not in self.templates:
            return False
        self.change(lambda entries: _without_template(entries, {name}))
        return True

    def _dated(self, template: Template, replacing: str) -> Template:
        """With the day on which its price was entered: today's, if it was another one before."""
        before = self.templates.get(replacing) or self.templates.get(template.name)
        if before is not None and before.price == template.price:
            return replace(template, priced=before.priced)
        return replace(template, priced=self._today().isoformat() if template.price else "")

    def _templates(self) -> Iterator[Template]:
        for entry in self.entries:
            template = _template_of(entry)
            if template is not None:
                yield template


def _without_template(entries: Sequence[Any], names: set[str]) -> list[Any]:
    def is_one(entry: object) -> bool:
        template = _template_of(entry)
        return template is not None and template.name in names

    return [entry for entry in entries if not is_one(entry)]


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
    # What is wrong with its buttons is seen in the window, and put right there.
    return None if any(replace(template, buttons=()).faults()) else template


def _buttons(entries: object) -> Iterator[TemplateButton]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("label"), str):
            value = entry.get("value", "")
            yield TemplateButton(entry["label"], value if isinstance(value, str) else "")
