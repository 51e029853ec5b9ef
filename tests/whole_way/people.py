"""1,200 people of a first real campaign: every way one can be reached, and every way one cannot."""

import csv
import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLAIN = "plain"
TEMPLATE = "reminder"
WORDS = "Hello! Please come on {{day}}."
"""What everybody is told: as a message of the own words, and as the template of that name."""


@dataclass(frozen=True, slots=True)
class Kind:
    """People who are alike in what becomes of them.

    Attributes:
        ending: the last digits of their numbers, by which practice mode knows them; PLAIN for
            numbers of their own, "" for none that could be used.
        count: how many there are.
        ends: how their row ends when a template was sent to everybody and people were added as
            contacts, as the results sheet says it.
        arrives: how often the message arrives at each.
        asked_for: how often each is to be made a contact at least; 0: never.
        group: where *Who can be reached* puts them for a message of the own words.
    """

    ending: str
    count: int
    ends: str = "Sent"
    arrives: int = 1
    asked_for: int = 0
    group: str = "reachable"


ASKED_NOT_TO, _STRANGE = "asked_not_to", "no_contact"
_LEFT_OUT, _REFUSED = ("Left out", 0), ("Not sent", 0)
KINDS = (
    Kind(PLAIN, 915),
    Kind("", 15, "Left out", 0, group="to_fix"),
    Kind("0404", 60, asked_for=1, group=_STRANGE),  # no contact yet
    Kind("3252", 5, asked_for=2, group=_STRANGE),  # nor yet; FlowIQ has a fault when adding
    Kind("3256", 8, asked_for=1, group=_STRANGE),  # nor yet; somebody adds them
    Kind("0406", 10, *_REFUSED, asked_for=1, group=_STRANGE),  # cannot become one
    Kind("3020", 20, *_LEFT_OUT, group="kept_out"),  # blocked
    Kind("3021", 20, *_LEFT_OUT, group="kept_out"),  # wants no broadcasts
    Kind("3010", 20, *_LEFT_OUT, group=ASKED_NOT_TO),  # answered STOP
    Kind("3014", 5, *_LEFT_OUT, group=ASKED_NOT_TO),  # tapped Stop
    Kind("3031", 20, group="failed_before"),  # a message failed lately
    Kind("3003", 60, group="needs_template"),  # wrote 25 hours ago
    Kind("3022", 10, group="not_looked"),  # is listed without a number
    Kind("1026", 20, *_REFUSED),  # WhatsApp cannot reach them
    Kind("0429", 2),  # FlowIQ asks to slow down, once
    Kind("3170", 5),  # the answer has no result
    Kind("0502", 5),  # the answer cannot be read
)
ROWS = sum(kind.count for kind in KINDS)
STOPPED = 20
"""How many of the plain people are on the do-not-contact list beforehand."""
SHARE = 1 if os.environ.get("WHOLE") == "all" else 8
"""`make test` takes one of so many, of each kind one at least; `make whole` takes all 1,200."""


@dataclass(frozen=True, slots=True)
class Person:
    """One row.

    Attributes:
        kind: what becomes of it.
        number: as the file has it.
        stopped: whether they are on the do-not-contact list.
    """

    kind: Kind
    number: str
    stopped: bool = False

    @property
    def ends(self) -> str:
        """How the row ends."""
        return "Left out" if self.stopped else self.kind.ends

    @property
    def group(self) -> str:
        """Where *Who can be reached* puts them."""
        return ASKED_NOT_TO if self.stopped else self.kind.group

    @property
    def arrives(self) -> int:
        """How often the message arrives."""
        return 0 if self.stopped else self.kind.arrives


def everybody() -> list[Person]:
    """All of them, or the share that is wanted; the kinds mixed, always in the same order."""
    people = [person for kind in KINDS for person in _of(kind)]
    random.Random(1).shuffle(people)
    return people


def _of(kind: Kind) -> Iterator[Person]:
    for place in range(max(1, kind.count // SHARE)):
        if kind.ending == PLAIN:
            yield Person(kind, f"+2782555{8000 + place}", stopped=place < STOPPED // SHARE)
        elif kind.ending:
            yield Person(kind, f"+2783{place:03d}{kind.ending}")
        else:
            yield Person(kind, f"08{place}")


def write_sheets(folder: Path, people: list[Person]) -> tuple[Path, Path]:
    """The spreadsheet with everybody, and the one with those who want nothing any more."""
    sheet, stops = folder / "people.csv", folder / "no-messages.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Name", "Mobile", "day"])
        rows.writerows(
            [f"Person {place}", person.number, "Monday"] for place, person in enumerate(people)
        )
    with stops.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Mobile"])
        rows.writerows([person.number] for person in people if person.stopped)
    return sheet, stops


def said(body: Mapping[str, Any]) -> str:
    """What the template says with the values of a request; FlowIQ knows its words."""
    values = body.get("bodyParameters")
    return WORDS.replace("{{day}}", values["day"]) if values else ""
