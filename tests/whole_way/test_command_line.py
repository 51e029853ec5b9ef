"""A first real campaign with 1,200 people by the command line, killed at every step."""

import os
from collections import Counter
from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from tests.whole_way.command_line import CONNECTIONS, CommandLine, after
from tests.whole_way.judging import arrivals, broken_promises, contacts_asked_for
from tests.whole_way.people import ROWS, everybody, said

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends a program by a signal")


@pytest.mark.timeout(600)
def test_twelve_hundred_people_get_what_they_should_whatever_dies(
    tmp_path: Path, contract: Contract
) -> None:
    people = everybody()
    assert ROWS == 1200
    groups = Counter(person.group for person in people)
    behaviour = Behaviour(failing_numbers=True, wrote_lately=True, wording=said)
    many = len(people)
    with PracticeServer(behaviour, contract) as server:
        way = CommandLine(tmp_path, people, server)
        way.stop_list(iter([after(0.6)]))
        looking = iter([after(0.9), way.received(many // 2), way.received(many)])
        found = way.look(looking)
        assert {group: count for group, count in found.items() if count} == groups
        assert arrivals(server) == {}
        way.send(
            iter(
                [
                    after(1.0),
                    way.received(1, "send-template"),
                    way.received(5, "contact"),
                    way.received(many // 4, "send-template"),
                    way.received(many // 3, "send-template"),
                ]
            )
        )
        way.settle(iter([way.received(3), after(0.7)]))
        assert broken_promises(people, server, CONNECTIONS * way.kills, way.results) == []
        asked = contacts_asked_for(server)
        wanted = {person.number: person.kind.asked_for for person in people}
        assert all(asked[number] <= (times and times + 5) for number, times in wanted.items())
        # Whoever was being written to at a kill is unsure, and nobody is asked to add them.
        missed = [number for number, times in wanted.items() if asked[number] < times]
        assert len(missed) <= CONNECTIONS * way.kills
    assert way.kills >= 7
