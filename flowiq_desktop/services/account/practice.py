"""Practice mode: the same program talking to a pretend FlowIQ on this computer."""

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import replace
from pathlib import Path
from typing import Any

from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.failing_numbers import FAILING_NUMBERS
from flowiq_desktop.practice_server.failing_templates import (
    FAILING_BY_NUMBER,
    FAILING_TEMPLATES,
)
from flowiq_desktop.practice_server.memory import Recall, nothing_earlier
from flowiq_desktop.practice_server.people import PEOPLE
from flowiq_desktop.texts import say

Wording = Callable[[MappingABC[str, Any]], str]


class PracticeMode:
    """Starts and stops the pretend FlowIQ; nothing ever leaves this computer through it.

    Attributes:
        sample: a spreadsheet to practise on.
    """

    def __init__(
        self,
        openapi: Path,
        samples: Path,
        behaviour: Behaviour | None = None,
        wording: Wording | None = None,
        earlier: Recall = nothing_earlier,
    ) -> None:
        """Prepare practice mode.

        Args:
            openapi: the contract that bodies are checked against.
            samples: the folder of the sample spreadsheet and its files.
            behaviour: how callers are treated.
            wording: what a template says with the values of a body, as FlowIQ would know it.
            earlier: what was sent through practice mode before it was started anew.
        """
        self._openapi = openapi
        self._samples = samples
        behaviour = behaviour or Behaviour.of_practice_mode()
        self._behaviour = replace(behaviour, wording=behaviour.wording or wording, earlier=earlier)
        self._server: PracticeServer | None = None
        self.sample = samples / "parents.xlsx"

    @property
    def running(self) -> bool:
        """Whether the pretend FlowIQ is up."""
        return self._server is not None

    @property
    def server(self) -> PracticeServer:
        """The server itself, for tests that look at what it received; it must be running."""
        if self._server is None:
            raise RuntimeError("Practice mode is not running.")
        return self._server

    def start(self) -> Connection:
        """Bring the pretend FlowIQ up if it is not, and say how to reach it; raises OSError."""
        if self._server is None:
            contract = Contract.load(self._openapi)
            server = PracticeServer(self._behaviour, contract, self._samples)
            server.start()
            self._server = server
        return Connection(self._server.url, "fiq_practice", practice=True)

    def stop(self) -> None:
        """Take it down; it may be started again."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()

    def failing_numbers(self) -> tuple[tuple[str, str], ...]:
        """Endings of numbers that fail on purpose or are somebody special, and what they do."""
        fail = [(entry.digits, entry.happens) for entry in FAILING_NUMBERS]
        templates = [(entry.key, entry.happens) for entry in FAILING_BY_NUMBER]
        people = [(person.digits, person.happens) for person in PEOPLE]
        return tuple((digits, say(happens)) for digits, happens in (*fail, *templates, *people))

    def failing_templates(self) -> tuple[tuple[str, str], ...]:
        """Names of templates that fail on purpose, and what is the matter with each."""
        return tuple((entry.key, say(entry.happens)) for entry in FAILING_TEMPLATES)
