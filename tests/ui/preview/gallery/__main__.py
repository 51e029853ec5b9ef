"""Compares the pictures that are kept with what is drawn now, or keeps those of now."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.preview.gallery.keeping import keep
from tests.ui.preview.gallery.letters import NoLettersError, find_letters, fingerprint
from tests.ui.preview.gallery.redrawing import changes, redraw


def main() -> int:
    """0 when nothing differs, 1 with a line for each picture that does, 2 without the fonts."""
    with TemporaryDirectory() as name:
        drawn = Path(name)
        try:
            redraw(drawn)
        except NoLettersError as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
        if "--keep" in sys.argv[1:]:
            keep(drawn, fingerprint(find_letters()))
            return 0
        differ = {name: found for name, found in changes(drawn).items() if found.is_seen}
    for name, found in differ.items():
        sys.stdout.write(f"{name}: {found}\n")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
