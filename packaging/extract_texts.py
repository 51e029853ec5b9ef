"""Finds every text of the program in its code, as Babel sees them: `make texts`.

The template is what translators begin with, and what the pseudo-locales of the tests are made from:
a text that is not found here is one that nobody can translate.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

CODE = Path(__file__).parent.parent / "flowiq_desktop"
TEMPLATE = CODE.parent / "build" / "flowiq_desktop.pot"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None,
    "mark": None,
    "say_count": (1, 2),
    "phrase": None,
    "phrase_count": (1, 2),
    "mark_count": (1, 2),
    "tr": None,
    "translate": (2,),
}
"""The calls whose literals are texts, and which of their arguments."""


def extract(code: Path = CODE) -> Catalog:
    """All texts, without translations, in the order of the files.

    Args:
        code: the folder to look through.
    """
    found = Catalog(project="FlowIQ Desktop", charset="utf-8")
    for name, line, text, comments, context in extract_from_dir(
        code, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(text, None, [(name, line)], auto_comments=comments, context=context)
    return found


def main() -> int:
    """Write the template."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    catalog = extract()
    with TEMPLATE.open("wb") as file:
        write_po(file, catalog, sort_by_file=True)
    sys.stdout.write(f"{len(catalog):,} texts in {TEMPLATE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
