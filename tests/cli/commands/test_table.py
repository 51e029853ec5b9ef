"""Every subcommand that can be typed has something that runs it."""

import argparse
import inspect

import pytest

from flowiq_desktop.cli.commands.table import COMMANDS, command_named
from flowiq_desktop.cli.options.parser import build_parser


def _typed() -> set[str]:
    """The subcommands of the parser."""
    found = [it for it in build_parser()._actions if isinstance(it, argparse._SubParsersAction)]
    return {name for action in found for name in action.choices}


def test_every_subcommand_is_in_the_table() -> None:
    """All but `rescue`, which runs without the services: their journal may be damaged."""
    assert set(COMMANDS) | {"rescue"} == _typed()


@pytest.mark.parametrize("name", COMMANDS)
def test_what_runs_it_can_be_imported(name: str) -> None:
    assert len(inspect.signature(command_named(name)).parameters) == 4
