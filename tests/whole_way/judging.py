"""What arrived, held against the file that went in and the results that came out."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from flowiq_desktop.practice_server import PracticeServer
from tests.whole_way.people import Person

UNSURE = "Unsure"


def broken_promises(
    people: Sequence[Person], server: PracticeServer, results: Path, under_way: int
) -> list[str]:
    """Everything that is not as it should be, in words.

    Args:
        people: the rows of the sheet, in order.
        server: what they were sent through.
        results: the results sheet.
        under_way: how many messages may be unsure, because the program died while they were sent.
    """
    arrived = arrivals(server)
    with results.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if len(rows) != len(people):
        return [f"lost: {len(rows)} rows of {len(people)}"]
    broken = [f"doubled: {number} {n} times" for number, n in arrived.items() if n > 1]
    unsure = 0
    for person, row in zip(people, rows, strict=True):
        got, status = arrived[person.number], row["FlowIQ status"]
        unsure += status == UNSURE
        if got > person.arrives:
            broken.append(f"{person.number} ({person.ends}) got a message")
        if status != UNSURE and (status != person.ends or got != person.arrives):
            broken.append(f"{person.number}: {status} with {got} arrived, not {person.ends}")
    if unsure > under_way:
        broken.append(f"{unsure} are unsure, with {under_way} under way")
    return broken


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
