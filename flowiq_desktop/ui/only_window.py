"""OnlyWindow: a second start shows the window that is there, instead of opening another one.

It is a courtesy, not the guard: two programs on one list of sent messages are kept apart by the
lock on the journal. Whatever goes wrong here, the second start just goes on and is refused there.
"""

import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ASKED, _DONE = b"raise\n", b"raised\n"
_MOST_ASKING = 8
_PATIENCE = 1000
"""Milliseconds for the first window to answer."""


class OnlyWindow(QObject):
    """Listens for later starts; only this person's programs can reach it.

    It takes one word and gives one word back: nothing can be asked or told through it.

    Args:
        folder: of the journal; each has one window.

    Signals:
        asked: another start wants the window to be shown.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_ASKING)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin to listen, for whoever has the journal; False when that is not possible.

        What a program that died left behind is removed: the journal's lock says that it is dead.
        """
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.setReadBufferSize(len(_ASKED))
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._on_words)

    @Slot()
    def _on_words(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or socket.bytesAvailable() < len(_ASKED):
            return
        if bytes(socket.read(len(_ASKED)).data()) == _ASKED:
            socket.write(_DONE)
            self.asked.emit()
        socket.disconnectFromServer()


def show_the_first(folder: Path) -> bool:
    """Ask the window that uses this folder to show itself; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_ASKED)
    answered = socket.waitForReadyRead(_PATIENCE)
    shown = answered and bytes(socket.readAll().data()) == _DONE
    socket.abort()
    return shown


def _name(folder: Path) -> str:
    """In the person's own private folder where sockets are files, else a name nobody guesses."""
    if os.name == "posix":
        return str(folder / "window")
    return f"flowiq-desktop-{sha256(str(folder.resolve()).encode()).hexdigest()[:32]}"
