"""The practice server: a pretend FlowIQ behind a real socket on this computer."""

import random
import threading
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from types import TracebackType
from typing import Self

from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.practice_server.behaviour import Behaviour
from flowiq_desktop.practice_server.connections import Listener
from flowiq_desktop.practice_server.contract import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.practice_server.organisation import Organisation

_MEDIA = "/media/"

_CONTENT_TYPES = {
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class MediaFolder:
    """The files of one folder by name; nothing outside it or in its subfolders can be reached.

    Args:
        folder: where the files lie, or None for no media.
    """

    def __init__(self, folder: Path | None) -> None:
        found = folder.iterdir() if folder else ()
        self._files = {path.name: path for path in found if path.suffix in _CONTENT_TYPES}

    def answer(self, path: str) -> Answer | None:
        """The file that a request path names; None when there is none."""
        file = self._files.get(path.removeprefix(_MEDIA)) if path.startswith(_MEDIA) else None
        if file is None:
            return None
        return Answer(200, file.read_bytes(), {"Content-Type": _CONTENT_TYPES[file.suffix]})


class PracticeServer:
    """A context manager: it listens inside the block, and leaves no thread or socket behind.

    It may be started again after it was stopped; its address and all it knows stay the same.

    Args:
        behaviour: how callers are treated.
        contract: what bodies must look like.
        media_dir: the files to serve under /media/, or None.
        port: 0 takes a free one.
        registry: the message types.
    """

    def __init__(
        self,
        behaviour: Behaviour,
        contract: Contract,
        media_dir: Path | None = None,
        port: int = 0,
        registry: Registry = REGISTRY,
    ) -> None:
        self._behaviour = behaviour
        self._organisation = Organisation(behaviour, contract, registry)
        self._media = MediaFolder(media_dir)
        self._port = port
        self._random = random.Random(behaviour.seed)  # noqa: S311 - delays, not secrets
        self._lock = threading.Lock()
        self._received: list[ReceivedRequest] = []
        self._listener: Listener | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; raises OSError when the port is taken, RuntimeError when already listening."""
        if self._listener is not None:
            raise RuntimeError("The practice server is already running.")
        self._listener = Listener(self._port, self._exchange)
        self._port = self._listener.port

    def stop(self) -> None:
        """Cut every connection and wait until all threads have ended; may be called twice."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    @property
    def url(self) -> str:
        """The address to send to; complete once the server has been started."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def received(self) -> list[ReceivedRequest]:
        """All requests so far, in the order they came."""
        with self._lock:
            return self._received.copy()

    @property
    def accepted(self) -> list[ReceivedRequest]:
        """The requests whose message was accepted, whatever their sender was told."""
        return [request for request in self.received if request.message_id]

    def add_message(self, number: str, text: str, sender_type: str = "user-whatsapp") -> None:
        """Put a message into a conversation, as if the person had written it now."""
        self._organisation.add_message(number, text, sender_type, self._behaviour.clock())

    def _exchange(self, request: ReceivedRequest, authorization: str) -> tuple[Answer, float]:
        """The answer to a request, and how many seconds to wait before giving it."""
        request.time = self._behaviour.clock()
        with self._lock:
            self._received.append(request)
            usual = self._random.uniform(*self._behaviour.delay)
        if request.method == "GET" and (file := self._media.answer(request.path)):
            request.answer_status = file.status
            return file, 0.0
        answer = self._organisation.answer(request, authorization)
        request.answer_status, request.message_id = answer.status, answer.message_id
        dated = {"Date": formatdate(request.time, usegmt=True), **answer.headers}
        return replace(answer, headers=dated), usual + answer.delay
