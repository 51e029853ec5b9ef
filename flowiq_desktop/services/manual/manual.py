"""Manual: the pages that explain the program, in the language in use or else in English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, catalogue

STEPS = ("recipients", "message", "check", "send", "results")
"""The page of each step, in their order."""
FIRST, PRACTICE, FILE_LINKS = "first-campaign", "practice", "file-links"
HIDDEN_ROWS = "hidden-rows"
PAGES = (
    FIRST,
    *STEPS,
    *("template", "24-hours", "contacts", "stop-list", HIDDEN_ROWS, FILE_LINKS, "unsure", "costs"),
    "consent",
    *("past-sends", "account", "settings", PRACTICE, "keys", "windows-warning"),
)
"""Every page, in the order of the contents; `<language>/<page>.md` holds it."""
_TITLE = re.compile(r"^# +(.*\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page.

    Attributes:
        name: one of `PAGES`.
        title: its heading.
        text: all of it, as Markdown.
        language: the folder that it is from, such as "en" or "pt".
        translated: it is in the language in use; False for an English one in its place.
        leftward: it is read from right to left.
    """

    name: str
    title: str
    text: str
    language: str
    translated: bool
    leftward: bool = False


class Manual:
    """Reads the pages; what is missing or cannot be read in a language is read in English."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: has a folder of pages for each language, English among them."""
        self._folder = folder

    def pages(self) -> tuple[ManualPage, ...]:
        """All of them; raises OSError when even the English ones are not there."""
        return tuple(map(self.page, PAGES))

    def page(self, name: str) -> ManualPage:
        """One page of `PAGES`.

        Raises:
            OSError: it is not even there in English.
        """
        for language in _own_languages():
            try:
                return self._read(name, language, translated=True)
            except (OSError, ValueError):  # the second: it is not text
                continue
        english = _main(SOURCE_LANGUAGE)
        return self._read(name, english, translated=english in _own_languages())

    def _read(self, name: str, language: str, *, translated: bool) -> ManualPage:
        text = (self._folder / language / f"{name}.md").read_text(encoding="utf-8")
        title = _TITLE.search(text)
        leftward = translated and catalogue().right_to_left
        return ManualPage(name, title[1] if title else name, text, language, translated, leftward)


def _own_languages() -> Iterator[str]:
    """The folders that may have the language in use: "pt_BR", then "pt"."""
    language = catalogue().language
    yield from dict.fromkeys((language, _main(language)))


def _main(language: str) -> str:
    return language.partition("_")[0]
