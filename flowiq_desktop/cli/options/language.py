"""The language of the command line, which is spoken before the options are read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from flowiq_desktop.system.paths import resource
from flowiq_desktop.system.wanted_languages import wanted_languages
from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import catalogue, use
from flowiq_desktop.texts.installed import known_code, languages, load_best

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OPTION = "--language"


def speak_as_called(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Speak the language that the call names, or that of the system.

    Args:
        arguments: of the call, without the program's name.
        environment: the variables of the process.
    """
    best = load_best(wanted_languages(environment, _named(arguments)), resource("languages"))
    if best.language != catalogue().language:
        use(best)


def _named(arguments: Sequence[str]) -> str:
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument(_OPTION, default="")
    try:
        return str(early.parse_known_args(list(arguments))[0].language)
    except argparse.ArgumentError:
        return ""  # it is said when the whole call is read


def _known(code: str) -> str:
    """A code as any system writes it ("en", "FR", "zu-ZA") is that of the language that we have."""
    return known_code(code, languages(resource("languages"))) or code


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option, before any subcommand."""
    parser.add_argument(
        _OPTION,
        type=_known,
        choices=languages(resource("languages")),
        default="",
        metavar="CODE",
        help=say("the language to speak, such as af; else that of the system"),
    )
