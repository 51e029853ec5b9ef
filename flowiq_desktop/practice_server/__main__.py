"""The practice server alone: `python -m flowiq_desktop.practice_server --port 8080`."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.failing_numbers import table_of_failing_numbers
from flowiq_desktop.system.paths import resource


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; 2 when the port is taken."""
    options = _options(arguments)
    contract = Contract.load(resource("openapi", "flowiq-openapi.yaml"))
    server = PracticeServer(_behaviour(options), contract, resource("samples"), options.port)
    # Also where the shell that started it had disabled Ctrl-C, as for background jobs.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        with server:
            _say(_greeting(server, failing=not options.no_failures))
            threading.Event().wait()
    except KeyboardInterrupt:
        _say(f"Stopped after {len(server.received)} calls, {len(server.accepted)} accepted.")
    except OSError as error:
        sys.stderr.write(f"Cannot listen on port {options.port}: {error.strerror}\n")
        return 2
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m flowiq_desktop.practice_server",
        description="A pretend FlowIQ on this computer. Nothing leaves it.",
    )
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--rate", type=int, metavar="PER_MINUTE", help="calls allowed a minute")
    parser.add_argument("--delay", type=float, default=0.0, metavar="SECONDS", help="each answer's")
    parser.add_argument("--tenant", default="", metavar="SLUG", help="accept only this tenantId")
    parser.add_argument("--no-failures", action="store_true", help="let no number fail")
    return parser.parse_args(arguments)


def _behaviour(options: argparse.Namespace) -> Behaviour:
    return Behaviour(
        any_key=True,
        tenant=options.tenant,
        delay=(options.delay, options.delay),
        rate_per_minute=options.rate,
        failing_numbers=not options.no_failures,
    )


def _greeting(server: PracticeServer, *, failing: bool) -> str:
    table = f"\nNumbers that end in\n{table_of_failing_numbers()}" if failing else ""
    return f"Practice server on {server.url}\nAny key that starts with fiq_ is accepted.{table}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
