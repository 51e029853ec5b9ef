"""1,200 people of a first real campaign: every way one can be reached, and every way one cannot."""

import csv
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
    """

    ending: str
    count: int
    ends: str = "Sent"
    arrives: int = 1
    asked_for: int = 0


_LEFT_OUT, _REFUSED = ("Left out", 0), ("Not sent", 0)
KINDS = (
    Kind(PLAIN, 915),
    Kind("", 15, "Left out", 0),
    Kind("0404", 60, asked_for=1),  # no contact yet
    Kind("3252", 5, asked_for=2),  # no contact yet, and FlowIQ has a fault when it is to add them
    Kind("3256", 8, asked_for=1),  # no contact yet, and somebody else added them meanwhile
    Kind("0406", 10, *_REFUSED, asked_for=1),  # cannot become one
    Kind("3020", 20, *_LEFT_OUT),  # blocked
    Kind("3021", 20, *_LEFT_OUT),  # wants no broadcasts
    Kind("3010", 20, *_LEFT_OUT),  # answered STOP
    Kind("3014", 5, *_LEFT_OUT),  # tapped Stop
    Kind("3031", 20),  # a message failed lately
    Kind("3003", 60),  # wrote 25 hours ago
    Kind("3022", 10),  # is listed without a number
    Kind("1026", 20, *_REFUSED),  # WhatsApp cannot reach them
    Kind("0429", 2),  # FlowIQ asks to slow down, once
    Kind("3170", 5),  # the answer has no result
    Kind("0502", 5),  # the answer cannot be read
)
ROWS = sum(kind.count for kind in KINDS)
STOPPED = 20
"""How many of the plain people are on the do-not-contact list beforehand."""


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
    def arrives(self) -> int:
        """How often the message arrives."""
        return 0 if self.stopped else self.kind.arrives


def everybody() -> list[Person]:
    """All of them, the kinds mixed, always in the same order."""
    people = [person for kind in KINDS for person in _of(kind)]
    return [people[(place * 7) % len(people)] for place in range(len(people))]


def _of(kind: Kind) -> Iterator[Person]:
    for place in range(kind.count):
        if kind.ending == PLAIN:
            yield Person(kind, f"+2782555{8000 + place}", stopped=place < STOPPED)
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
