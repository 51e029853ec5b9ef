"""The practice server alone: `python -m flowiq_desktop.practice_server --port 8080`."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.failing_numbers import table_of_failing_numbers
from flowiq_desktop.practice_server.failing_templates import table_of_failing_templates
from flowiq_desktop.practice_server.people import table_of_people
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts import say, say_count


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
            _print(_greeting(server, failing=not options.no_failures))
            threading.Event().wait()
    except KeyboardInterrupt:
        _print(
            say(
                "Stopped after {calls}, {n:,} accepted.",
                calls=say_count("1 call", "{n} calls", len(server.received)),
                n=len(server.accepted),
            )
        )
    except OSError as error:
        told = say(
            "Cannot listen on port {port}: {reason}", port=options.port, reason=error.strerror
        )
        sys.stderr.write(f"{told}\n")
        return 2
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m flowiq_desktop.practice_server",
        description=say("A pretend FlowIQ on this computer. Nothing leaves it."),
    )
    parser.add_argument("--port", type=int, default=0, help=say("0, the default, takes a free one"))
    parser.add_argument(
        "--rate", type=int, metavar="PER_MINUTE", help=say("calls allowed a minute")
    )
    parser.add_argument(
        "--delay", type=float, default=0.0, metavar="SECONDS", help=say("each answer's")
    )
    parser.add_argument(
        "--tenant", default="", metavar="SLUG", help=say("accept only this tenantId")
    )
    parser.add_argument("--no-failures", action="store_true", help=say("let no number fail"))
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
    lines = [
        say("Practice server on {address}", address=server.url),
        say("Any key that starts with fiq_ is accepted."),
    ]
    if failing:
        lines += [say("Numbers that end in"), table_of_failing_numbers(), table_of_people()]
        lines += [say("Templates that fail"), table_of_failing_templates()]
    return "\n".join(lines)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
