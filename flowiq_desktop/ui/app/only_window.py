"""OnlyWindow: a second start shows the existing window, and hands it the file that it was given.

It is a courtesy, not the guard: the lock on the journal keeps two programs from using it at once.
Whatever goes wrong here, the second start just goes on and is refused there.
"""

import os
import socket
import struct
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from flowiq_desktop.ui.app.window_socket import may_be_asked, socket_name

_ASKED, _DONE = b"raise\n", b"raised\n"
_WITH_FILE = b"open "
_LONGEST_WORDS = 3 * 4096 + 16
"""Bytes of what is asked: a path has at most 4096 (PATH_MAX), each written as three."""
_MOST_ASKING = 8
_PATIENCE = 1000
"""Milliseconds for the first window to answer."""
_CREDENTIALS = struct.Struct("3i")
"""Process, user and group at the other end (unix(7), SO_PEERCRED)."""


class OnlyWindow(QObject):
    """Listens for later starts; only this person's programs can reach it.

    It takes one word, or one word and a file, and gives one word back: nothing else can be asked or
    said through it.

    Args:
        folder: of the journal; each has one window.

    Signals:
        asked: another start wants the window to be shown.
        file_asked: it wants this spreadsheet to be opened as well; always a whole `Path`, as Qt's
            own texts would lose what is no UTF-8 in its name.
    """

    asked = Signal()
    file_asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_ASKING)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin to listen, on behalf of whoever has the journal; False when that is not possible.

        What a program that died left behind is removed: the journal's lock says that it is dead.
        """
        if not self._name:
            return False
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (asking := self._server.nextPendingConnection()) is not None:
            asking.setParent(self)
            asking.disconnected.connect(asking.deleteLater)
            if not _is_ours(asking):
                asking.abort()
                continue
            asking.setReadBufferSize(_LONGEST_WORDS)
            asking.readyRead.connect(self._on_words)

    @Slot()
    def _on_words(self) -> None:
        asking = self.sender()
        if not isinstance(asking, QLocalSocket):
            return
        if not asking.canReadLine():
            if asking.bytesAvailable() >= _LONGEST_WORDS:
                asking.abort()
            return
        words = bytes(asking.readLine(_LONGEST_WORDS).data())
        file = _file_in(words)
        if words == _ASKED or file:
            asking.write(_DONE)
            self.asked.emit()
        if file:
            self.file_asked.emit(Path(file))
        asking.disconnectFromServer()


def show_the_first(folder: Path, file: Path | None = None) -> bool:
    """Ask the window that uses this folder to show itself; False when there is none.

    Nothing is said to a socket that somebody else may have put there.

    Args:
        folder: of the journal.
        file: a spreadsheet that it is to open.
    """
    name = socket_name(folder)
    if not may_be_asked(name):
        return False
    first = QLocalSocket()
    first.connectToServer(name)
    if not first.waitForConnected(_PATIENCE):
        return False
    shown = False
    if _is_ours(first):
        first.write(_words_for(file))
        answered = first.waitForReadyRead(_PATIENCE)
        shown = answered and bytes(first.readAll().data()) == _DONE
    first.abort()
    return shown


def _words_for(file: Path | None) -> bytes:
    if file is None:
        return _ASKED
    path = quote_from_bytes(os.fsencode(file.absolute()), safe="").encode("ascii")
    return _WITH_FILE + path + b"\n"


def _file_in(words: bytes) -> str:
    """The path that another start names; "" when it names none, or not a whole one."""
    if not words.startswith(_WITH_FILE):
        return ""
    path = os.fsdecode(unquote_to_bytes(words.removeprefix(_WITH_FILE).rstrip(b"\n")))
    return path if Path(path).is_absolute() and "\0" not in path else ""


def _is_ours(connected: QLocalSocket) -> bool:
    """Whether a program of this person is at the other end, where the system tells."""
    if sys.platform != "linux":
        return True
    with suppress(OSError, struct.error):
        handle = socket.socket(fileno=os.dup(int(connected.socketDescriptor())))
        with handle:
            told = handle.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        return bool(_CREDENTIALS.unpack(told)[1] == os.geteuid())
    return False
