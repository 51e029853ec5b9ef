"""The languages that come with the program, as files of gettext.

Not among what the rules import: reading files is for whoever starts the program.
"""

import gettext
from pathlib import Path

from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, Catalogue

DOMAIN = "flowiq_desktop"
"""The name of the files: `<folder>/<language>/LC_MESSAGES/flowiq_desktop.mo`."""


def load(language: str, folder: Path) -> Catalogue:
    """A language from its file; raises OSError when there is none.

    Args:
        language: its code; English needs no file.
        folder: where the languages lie.
    """
    if language == SOURCE_LANGUAGE:
        return Catalogue()
    return Catalogue(language, gettext.translation(DOMAIN, folder, [language]))
