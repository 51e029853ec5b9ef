"""What the services talk to: FlowIQ, and the process that looks into files nobody vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop import __version__

if TYPE_CHECKING:
    from flowiq_desktop.flowiq.account import Connection
    from flowiq_desktop.flowiq.client import FlowIQClient
    from flowiq_desktop.flowiq.http.exchanges import Timeouts
    from flowiq_desktop.media.decoder import Decoder


def new_client(connection: Connection, connections: int) -> FlowIQClient:
    """A client with connections of its own; whoever asked for it closes it."""
    from flowiq_desktop.flowiq.http.exchanges import Timeouts

    # The pretend FlowIQ answers each request once, so practice never waits for a second answer.
    return _client(
        connection, connections, Timeouts(second=0.0) if connection.practice else Timeouts()
    )


def new_reader(connection: Connection, connections: int) -> FlowIQClient:
    """A client for questions, which may be asked again: it waits less long for answers."""
    from flowiq_desktop.flowiq.http.exchanges import Timeouts

    return _client(connection, connections, Timeouts(read=15.0, total=20.0))


def _client(connection: Connection, connections: int, timeouts: Timeouts) -> FlowIQClient:
    from flowiq_desktop.flowiq.client import FlowIQClient
    from flowiq_desktop.flowiq.http.transport import Transport

    transport = Transport(connections, timeouts, proxy=connection.proxy)
    return FlowIQClient(connection, transport, __version__)


def new_decoder() -> Decoder:
    """What reads files that nobody vouches for; its process starts with the first of them."""
    from flowiq_desktop.media.decoder import Decoder
    from flowiq_desktop.system.private_process import worker_command

    return Decoder(worker_command("--decode-worker"))
