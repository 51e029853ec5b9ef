"""Make the files of resources/samples and the app icon's picture.

Everything is drawn and written here, using only the product's libraries and a fixed date, so that
nobody else holds rights in the files and they come out the same each time.
"""

import sys
from pathlib import Path

from sample_icon import make_icon
from sample_media import make_clip, make_jpeg, make_letter, make_picture, make_voice
from sample_sheets import make_all_types, make_parents, make_price_list

RESOURCES = Path(__file__).parent.parent / "resources"
SAMPLES = {
    "picture.png": make_picture,
    "picture.jpg": make_jpeg,
    "clip.mp4": make_clip,
    "voice.mp3": make_voice,
    "letter.pdf": make_letter,
    "price-list.xlsx": make_price_list,
    "all-types.xlsx": make_all_types,
    "parents.xlsx": make_parents,
}


def main(resources: Path = RESOURCES) -> None:
    """Write every sample below `resources`, replacing what is there."""
    folder = resources / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SAMPLES.items():
        make(folder / name)
        sys.stdout.write(f"{name}: {(folder / name).stat().st_size:,} bytes\n")
    make_icon(RESOURCES / "icons" / "flowiq.svg", resources / "icons" / "flowiq.png")


if __name__ == "__main__":
    main()
