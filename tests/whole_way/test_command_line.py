"""A first real campaign with 1,200 people by the command line, killed at every step."""

import os
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
    assert len(people) == ROWS == 1200
    behaviour = Behaviour(failing_numbers=True, wrote_lately=True, wording=said)
    with PracticeServer(behaviour, contract) as server:
        way = CommandLine(tmp_path, people, server)
        way.stop_list(iter([after(0.6)]))
        assert way.look(iter([after(0.9), way.received(100), way.received(900)])) == {
            "to_fix": 15,
            "left_out": 0,
            "kept_out": 40,
            "asked_not_to": 45,
            "no_contact": 83,
            "failed_before": 20,
            "needs_template": 60,
            "not_looked": 10,
            "reachable": 927,
        }
        assert arrivals(server) == {}
        way.send(
            iter(
                [
                    after(1.0),
                    way.received(1, "send-template"),
                    way.received(10, "contact"),
                    way.received(300, "send-template"),
                    way.received(500, "send-template"),
                ]
            )
        )
        way.settle(iter([way.received(3), after(0.7)]))
        assert broken_promises(people, server, CONNECTIONS * way.kills, way.results) == []
        asked = contacts_asked_for(server)
        for person in people:
            most = person.kind.asked_for + 5 if person.kind.asked_for else 0
            assert person.kind.asked_for <= asked[person.number] <= most, person
    assert way.kills >= 7
