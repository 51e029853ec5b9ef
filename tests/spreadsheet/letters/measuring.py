"""Measures how often letters are asked about, and whether they are ever wrong in silence.

    python -m tests.spreadsheet.letters.measuring [LISTS_OF_EACH]

prints the table that docs/decisions/0038 shows.
"""

import sys
from collections import defaultdict
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.reading.text_encoding import find_encoding
from tests.spreadsheet.letters.lists import lists, same

SIZES = (5, 20, 100)
_LISTS = 10


@dataclass(slots=True)
class Tally:
    """What became of some lists.

    Attributes:
        lists: how many were read.
        asked: how many of them were asked about.
        offered: how many of those had the right reading among the two.
        wrong: how many were read wrong and not asked about.
    """

    lists: int = 0
    asked: int = 0
    offered: int = 0
    wrong: int = 0


def measure(
    rows: int, count: int, *, capitals: bool = False, few: bool = False
) -> dict[str, Tally]:
    """The tallies by encoding, over all languages; see `lists` for what they may be like."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for _language, encoding, text, content in lists(rows, count, capitals=capitals, few=few):
        tally = tallies[encoding]
        tally.lists += 1
        found = find_encoding(content, None)
        if found.asked:
            tally.asked += 1
            two = (found.asked.taken.encoding, found.asked.other.encoding)
            tally.offered += any(same(content.decode(name, "replace"), text) for name in two)
        else:
            tally.wrong += not same(content.decode(found.codec, "replace"), text)
    return tallies


def summed(tallies: dict[str, Tally]) -> Tally:
    """All of them together."""
    every = tallies.values()
    return Tally(
        sum(t.lists for t in every),
        sum(t.asked for t in every),
        sum(t.offered for t in every),
        sum(t.wrong for t in every),
    )


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _LISTS
    lines = [
        "| names | rows | lists | wrong in silence | asked | of those, right one offered |",
        "|---|---:|---:|---:|---:|---:|",
        *(_line("as usual", rows, summed(measure(rows, count))) for rows in SIZES),
        *(_line("capitals", rows, summed(measure(rows, count, capitals=True))) for rows in SIZES),
        *(_line("few accents", rows, summed(measure(rows, count, few=True))) for rows in SIZES),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _line(names: str, rows: int, tally: Tally) -> str:
    share = f"{tally.asked / tally.lists:.1%}"
    return f"| {names} | {rows} | {tally.lists} | {tally.wrong} | {share} | {tally.offered} |"


if __name__ == "__main__":
    main()
