"""What arrived, held against the file that went in and the results that came out."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from flowiq_desktop.practice_server import PracticeServer
from tests.whole_way.people import Person

UNSURE, LEFT_OUT = "Unsure", "Left out"


def broken_promises(
    people: Sequence[Person],
    server: PracticeServer,
    under_way: int,
    results: Path,
    moved: Path | None = None,
) -> list[str]:
    """Everything that is not as it should be, in words.

    Args:
        people: the rows of the sheet, in order.
        server: what they were sent through.
        under_way: how many messages may be unsure, because the program died while they were sent.
        results: the results sheet.
        moved: that of the rows which were moved to a campaign of their own, if any were.
    """
    rows, others = _statuses(results), dict(_statuses(moved)) if moved else {}
    if [number for number, _ in rows] != [person.number for person in people]:
        return [f"lost: {len(rows)} rows of {len(people)}"]
    arrived = arrivals(server)
    broken = [f"doubled: {number} {n} times" for number, n in arrived.items() if n > 1]
    unsure = 0
    for person, (number, status) in zip(people, rows, strict=True):
        if number in others and status != LEFT_OUT:
            broken.append(f"{number} stands in both: {status} and {others[number]}")
        ended, got = others.get(number, status), arrived[number]
        unsure += ended == UNSURE
        if got > person.arrives:
            broken.append(f"{number} ({person.ends}) got a message")
        if ended != UNSURE and (ended != person.ends or got != person.arrives):
            broken.append(f"{number}: {ended} with {got} arrived, not {person.ends}")
    if unsure > under_way:
        broken.append(f"{unsure} are unsure, with {under_way} under way")
    return broken


def _statuses(results: Path) -> list[tuple[str, str]]:
    with results.open(encoding="utf-8-sig", newline="") as file:
        return [(row["Mobile"].lstrip("'"), row["FlowIQ status"]) for row in csv.DictReader(file)]


def arrivals(server: PracticeServer) -> Counter[str]:
    """How many messages arrived at each number."""
    return Counter(f"{_number(request.body)}" for request in server.accepted)


def contacts_asked_for(server: PracticeServer) -> Counter[str]:
    """How often each was to be added to the contacts."""
    return Counter(
        request.body["phone_number"]
        for request in server.received
        if request.path == "/contact" and request.method == "POST"
    )


def _number(body: dict[str, str]) -> str:
    return body.get("whatsappNumber") or body["phone_number"]
