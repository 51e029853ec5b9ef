"""The languages that come with the program, as files of gettext.

Not among what the rules import: reading files is for whoever starts the program.
"""

import gettext
import struct
from collections.abc import Sequence
from pathlib import Path

from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, Catalogue

DOMAIN = "flowiq_desktop"
"""The name of the files: `<folder>/<language>/LC_MESSAGES/flowiq_desktop.mo`."""
_FILE = Path("LC_MESSAGES") / f"{DOMAIN}.mo"


def load(language: str, folder: Path) -> Catalogue:
    """A language from its file; raises OSError when there is none.

    Args:
        language: its code; English needs no file.
        folder: where the languages lie.
    """
    if language == SOURCE_LANGUAGE:
        return Catalogue()
    return Catalogue(language, gettext.translation(DOMAIN, folder, [language]))


def languages(folder: Path) -> tuple[str, ...]:
    """The codes of the languages that are there, English first."""
    files = sorted(folder.glob(f"*/{_FILE.as_posix()}"))
    return (SOURCE_LANGUAGE, *(file.parents[1].name for file in files))


def best_language(wanted: Sequence[str], there: Sequence[str]) -> str:
    """The language to speak to somebody: the first that is wanted and there, else English.

    Args:
        wanted: codes as systems write them, the dearest first: "pt_MZ.UTF-8", "zu-ZA", "C".
        there: the languages that can be had.
    """
    return next(filter(None, (known_code(one, there) for one in wanted)), SOURCE_LANGUAGE)


def known_code(wanted: str, there: Sequence[str]) -> str:
    """The code that a language has here, however a system writes it; "" when it is not there."""
    code = wanted.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0].replace("-", "_")
    main = code.split("_")[0].lower()
    if main == SOURCE_LANGUAGE.split("_")[0]:
        return SOURCE_LANGUAGE
    return next((choice for choice in (code, main) if choice in there), "")


def load_best(wanted: Sequence[str], folder: Path) -> Catalogue:
    """What `best_language` chooses; English when its file cannot be read."""
    try:
        return load(best_language(wanted, languages(folder)), folder)
    except (OSError, ValueError, LookupError, struct.error):  # gettext, of a damaged file
        return Catalogue()
