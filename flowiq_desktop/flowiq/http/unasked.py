"""Unasked bytes: those on a connection that answer nothing, before they are taken for an answer.

A second or late answer, a server that speaks first, or one that answers before it has the whole
request: whatever is there to be read while a request is still being written is no answer to it.
"""

import socket
import ssl


class UnaskedBytesError(OSError):
    """The other side has spoken, or hung up, before it was asked."""


class CutOffError(OSError):
    """The connection broke while the request was being written."""


def has_unasked(sock: socket.socket) -> bool:
    """Whether there is anything to be read, or the end: either way the connection is useless.

    Looking means reading: with TLS the socket may hold nothing but what the layer itself exchanges
    (tickets to resume a session, after each new handshake), and only reading shows that. So a byte
    may be gone afterwards, but only of a connection that has to be closed anyway.
    """
    patience = sock.gettimeout()
    sock.settimeout(0)
    try:
        sock.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except OSError:
        return True  # broken: of no more use either
    finally:
        sock.settimeout(patience)
    return True
