"""Makes of each translation the file that the program reads; quick when none has changed.

Translators write `resources/languages/<language>.po`. Setting up a checkout, building a wheel and
freezing compile them; what is compiled is not committed.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = Path(__file__).parent.parent / "resources" / "languages"


def compiled(language: str, folder: Path = LANGUAGES) -> Path:
    """Where the program looks for a language."""
    return folder / language / "LC_MESSAGES" / "flowiq_desktop.mo"


def compile_languages(folder: Path = LANGUAGES) -> list[Path]:
    """Compile what has changed; returns the files that were written.

    Args:
        folder: of the translations; a file of gettext for each language.
    """
    written = []
    for source in sorted(folder.glob("*.po")):
        target = compiled(source.stem, folder)
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        texts = read_po(file, locale=source.stem)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: programs may start meanwhile.
    unfinished = target.with_suffix(".new")
    with unfinished.open("wb") as file:
        write_mo(file, texts)
    unfinished.replace(target)


if __name__ == "__main__":
    for path in compile_languages():
        sys.stdout.write(f"Compiled {path}\n")
