"""Which function runs which subcommand; its module is imported when it is to run."""

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from flowiq_desktop.assembly import Services

Command = Callable[[argparse.Namespace, "Services", Console, Mapping[str, str]], ExitCode]
"""Runs a subcommand with its options, the services, and the variables of the process."""

COMMANDS = {
    "check": "flowiq_desktop.cli.commands.check:check",
    "reach": "flowiq_desktop.cli.reaching:reach",
    "send": "flowiq_desktop.cli.commands.send:send",
    "campaigns": "flowiq_desktop.cli.commands.campaigns:campaigns",
    "move": "flowiq_desktop.cli.moving:move",
    "resume": "flowiq_desktop.cli.resuming:resume",
    "settle": "flowiq_desktop.cli.reconciling:settle",
    "stop-list": "flowiq_desktop.cli.stop_list:stop_list",
    "erase": "flowiq_desktop.cli.erasing:erase",
    "templates": "flowiq_desktop.cli.saving_templates:templates",
    "prices": "flowiq_desktop.cli.money.prices:prices",
}
"""Module and function of each. PyInstaller's recipe takes these modules along, which it would not
find by itself."""


def command_named(name: str) -> Command:
    """What runs a subcommand."""
    module, _, function = COMMANDS[name].partition(":")
    command: Command = getattr(import_module(module), function)
    return command
