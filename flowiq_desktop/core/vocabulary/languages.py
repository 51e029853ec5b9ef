"""All languages together: the words of one kind, whatever the language of the sheet.

A sheet is written in the language of whoever made it, which need not be that of the program.
"""

from functools import cache
from typing import Final

from flowiq_desktop.core.vocabulary.afrikaans import AFRIKAANS
from flowiq_desktop.core.vocabulary.arabic import ARABIC
from flowiq_desktop.core.vocabulary.dutch import DUTCH
from flowiq_desktop.core.vocabulary.english import ENGLISH
from flowiq_desktop.core.vocabulary.french import FRENCH
from flowiq_desktop.core.vocabulary.further import FURTHER
from flowiq_desktop.core.vocabulary.german import GERMAN
from flowiq_desktop.core.vocabulary.language_words import LanguageWords, listed
from flowiq_desktop.core.vocabulary.portuguese import PORTUGUESE
from flowiq_desktop.core.vocabulary.spanish import SPANISH
from flowiq_desktop.core.vocabulary.swahili import SWAHILI
from flowiq_desktop.core.vocabulary.xhosa import XHOSA
from flowiq_desktop.core.vocabulary.zulu import ZULU

LANGUAGES: Final[tuple[LanguageWords, ...]] = (
    *(ENGLISH, AFRIKAANS, ZULU, XHOSA, SWAHILI, PORTUGUESE, SPANISH, FRENCH),
    *(GERMAN, DUTCH, ARABIC, FURTHER),
)
"""English first: its names come before those of others where a sheet has both."""


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of a kind in all languages, as they are written; each once.

    Args:
        kind: the name of one of the attributes of `LanguageWords` that hold words.
    """
    found = (word for language in LANGUAGES for word in listed(getattr(language, kind)))
    return tuple(dict.fromkeys(found))


@cache
def names_of_field(field: str) -> tuple[str, ...]:
    """What columns that fill a field are called in languages other than English, the best first."""
    names = (name for each in LANGUAGES for name in listed(each.fields.get(field, "")))
    return tuple(dict.fromkeys(names))


@cache
def names_of_type(message_type: str) -> tuple[str, ...]:
    """What people call a message type in languages other than English."""
    names = (name for each in LANGUAGES for name in listed(each.types.get(message_type, "")))
    return tuple(dict.fromkeys(names))
