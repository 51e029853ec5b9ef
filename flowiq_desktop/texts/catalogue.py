"""A language: its texts, and how it writes numbers, days, lists and countries."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_DRAFT = "draft"
"""Begins the team in the head of a translation that no native reader has agreed to yet."""
SOURCE_LANGUAGE = "en_GB"
"""The language that the texts in the code are written in."""

_RIGHT_TO_LEFT = frozenset(
    {"apc", "ar", "ary", "bal", "bgn", "bqi", "brh", "ckb", "dv", "fa", "glk", "he", "iw", "ks"}
    | {"lrc", "mzn", "nqo", "ps", "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""CLDR knows both as well, but the window asks before it is first shown, and a seventh of that time
would go by while CLDR is loaded."""
_SCRIPT_LETTERS = 4


class Catalogue:
    """One language.

    Attributes:
        language: its code, such as `en_GB` or `zu`.
        translations: the texts; the standard library's gettext, without a file for English.
    """

    def __init__(
        self,
        language: str = SOURCE_LANGUAGE,
        translations: gettext.NullTranslations | None = None,
    ) -> None:
        self.language = language
        self.translations = translations or gettext.NullTranslations()

    @cached_property
    def locale(self) -> "Locale":
        """CLDR's knowledge of the language, for numbers, days, lists and countries."""
        # The window is shown before the first number: it need not wait for this.
        from flowiq_desktop.texts.cldr import locale_of  # noqa: PLC0415 - above

        return locale_of(self.language)

    @property
    def is_english(self) -> bool:
        """Whether rules of English grammar hold, such as "the" before some countries."""
        return bool(self.locale.language == "en")

    @property
    def is_draft(self) -> bool:
        """Whether no native reader has agreed to the translation yet, as its file says."""
        return self.translations.info().get("language-team", "").startswith(_DRAFT)

    @property
    def right_to_left(self) -> bool:
        """Whether the window is mirrored."""
        name, *more = self.language.casefold().split("_")
        script = next((part for part in more if len(part) == _SCRIPT_LETTERS), "")
        return script in _RIGHT_TO_LEFT_SCRIPTS if script else name in _RIGHT_TO_LEFT

    def text(self, source: str) -> str:
        """The text in this language; the source itself where there is no translation."""
        # gettext answers an empty text with the head of its file.
        return self.translations.gettext(source) if source else source

    def counted(self, one: str, many: str, n: int) -> str:
        """The form for so many things."""
        return self.translations.ngettext(one, many, n)


class _InUse:
    """Which language this process speaks; a thread that asks sees the newest one."""

    __slots__ = ("catalogue",)

    def __init__(self) -> None:
        self.catalogue = Catalogue()


_IN_USE = _InUse()


_HERE: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)
"""What this thread speaks for the moment, whatever the others do."""
_ENGLISH = Catalogue()


def catalogue() -> Catalogue:
    """The language in use."""
    return _HERE.get() or _IN_USE.catalogue


def use(chosen: Catalogue) -> None:
    """Speak this language from now on; who shows texts has to make them anew."""
    _IN_USE.catalogue = chosen


@contextmanager
def english() -> Iterator[None]:
    """Say in English what other programs read, whatever the language of the person.

    Only for texts that are made inside, by this thread: others go on in the language in use, and
    what was said before stays as it was. Nothing may be yielded from inside.
    """
    token = _HERE.set(_ENGLISH)
    try:
        yield
    finally:
        _HERE.reset(token)
