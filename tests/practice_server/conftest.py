from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import requests

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.system.paths import resource

NUMBER = "+27821234567"
TEXT = {"phone_number": NUMBER, "message_type": "text", "text": "Good morning"}


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load(resource("openapi", "flowiq-openapi.yaml"))


class Caller:
    """Calls one server and holds every answer against the contract."""

    def __init__(self, server: PracticeServer, contract: Contract) -> None:
        self.server = server
        self.session = requests.Session()
        self.headers: dict[str, str] = {}
        self._contract = contract

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        key: str | None = "fiq_practice",
        **query: str,
    ) -> tuple[int, Any]:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        url = f"{self.server.url}{path}"
        answer = self.session.request(
            method, url, json=body, headers=headers, params=query, timeout=10
        )
        self.headers = dict(answer.headers)
        said = answer.json()
        assert self._contract.check_answer(method, path, answer.status_code, said) == []
        return answer.status_code, said

    def send(self, body: object = None, **query: str) -> tuple[int, Any]:
        return self.call("POST", "/send-whatsapp", TEXT if body is None else body, **query)

    def send_to(self, number: str) -> tuple[int, Any]:
        return self.send({**TEXT, "phone_number": number})

    def history(self, number: str = NUMBER, **query: str) -> Any:
        status, said = self.call("GET", "/conversations", whatsappNumber=number, **query)
        assert status == 200
        return said


Serve = Callable[..., Caller]


@pytest.fixture
def serve(contract: Contract) -> Iterator[Serve]:
    with ExitStack() as stack:

        def start(**settings: Any) -> Caller:
            server = stack.enter_context(PracticeServer(Behaviour(**settings), contract))
            caller = Caller(server, contract)
            stack.enter_context(caller.session)
            return caller

        yield start
