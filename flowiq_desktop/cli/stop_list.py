"""The list of people who do not want messages, from the command line."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import refuse_idle
from flowiq_desktop.cli.checking import chosen_country, refuse_another_sheet
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.reading.options import reading_of
from flowiq_desktop.core.reach.stop_list import StopScope
from flowiq_desktop.services.reach.stop_file import StopFile, read_stop_file
from flowiq_desktop.services.reach.stop_list import StopEntry
from flowiq_desktop.services.reach.stop_texts import (
    added_in_words,
    left_alone_in_words,
    number_words,
    scope_words,
    why_words,
)
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.catalogue import english

_SHOWN = 10
"""Rows named of those that could not be read."""


def stop_list(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """Do one thing with the list; what is wrong with a call, or the list, raises in words."""
    return _ACTS[options.act](options, services, console)


def _add(options: argparse.Namespace, services: Services, console: Console) -> ExitCode:
    scope = StopScope.MARKETING if options.marketing else StopScope.EVERYTHING
    country = chosen_country(options, services)
    for number in options.number:  # all of them are read before the first is added
        services.stop_list.about(number, country)
    added = [services.stop_list.add(n, country, options.note, scope) for n in options.number]
    new, known = sum(a.new for a in added), sum(a.known for a in added)
    console.tell(added_in_words(new, known))
    if options.json:
        console.result({"new": new, "known": known, "unread": []})
    return ExitCode.ALL_SENT


def _import(options: argparse.Namespace, services: Services, console: Console) -> ExitCode:
    country = chosen_country(options, services)
    reading = reading_of(options, country)
    read = console.watch(read_stop_file(options.file, country, reading, options.column))
    refuse_another_sheet(options, read.loaded)
    refuse_idle(read.loaded, options)
    _tell_read(read, console)
    added = console.watch(services.stop_list.add_file(read))
    console.tell(added_in_words(added.new, added.known))
    if options.json:
        with english():
            unread = [{"row": u.row, "text": u.text, "why": u.why} for u in read.unread]
        console.result(
            {
                "column": read.column,
                "new": added.new,
                "known": added.known,
                "unread": unread,
                "left_alone": read.left_alone,
            }
        )
    return ExitCode.SOME_NOT_SENT if read.unread else ExitCode.ALL_SENT


def _tell_read(read: StopFile, console: Console) -> None:
    console.tell(read.loaded.sentence)
    for note in read.loaded.origin.notes:
        console.tell(f"  {note}")
    console.tell(
        say_count(
            "1 number was read from the column “{column}”.",
            "{n} numbers were read from the column “{column}”.",
            len(read.people),
            column=read.column,
        )
    )
    if told := left_alone_in_words(len(read.left_alone), read.wishes):
        console.tell(told)
    for row in read.unread[:_SHOWN]:
        console.tell(say("Not read: row {row}: {why}", row=row.row, why=row.why))
    if (more := len(read.unread) - _SHOWN) > 0:
        console.tell(say_count("and 1 more", "and {n} more", more))


def _remove(options: argparse.Namespace, services: Services, console: Console) -> ExitCode:
    country = chosen_country(options, services)
    found = [services.stop_list.about(number, country) for number in options.number]
    ids = {entry.id for entries in found for entry in entries}
    removed = services.stop_list.remove(ids, options.note)
    for number, entries in zip(options.number, found, strict=True):
        if not entries:
            console.tell(say("{number} is not on the list.", number=number))
    console.tell(
        say_count(
            "1 entry was taken off the list.", "{n} entries were taken off the list.", removed
        )
    )
    if options.json:
        console.result({"removed": removed})
    return ExitCode.ALL_SENT if all(found) else ExitCode.SOME_NOT_SENT


def _export(options: argparse.Namespace, services: Services, console: Console) -> ExitCode:
    place = console.watch(services.stop_list.export(options.out))
    console.tell(say("The list is saved: {file}", file=place))
    if options.json:
        console.result({"file": str(place), "entries": services.stop_list.count()})
    return ExitCode.ALL_SENT


def _why(options: argparse.Namespace, services: Services, console: Console) -> ExitCode:
    found = services.stop_list.about(options.number, chosen_country(options, services))
    if options.json:
        console.result([_as_json(entry) for entry in found])
    elif found:
        for entry in found:
            console.line(f"{scope_words(entry)}: {why_words(entry)}")
    else:
        console.line(say("{number} is not on the list.", number=options.number))
    return ExitCode.ALL_SENT if found else ExitCode.SOME_NOT_SENT


def _list(options: argparse.Namespace, services: Services, console: Console) -> ExitCode:
    entries = services.stop_list.entries(services.stop_list.find(options.search))
    if options.json:
        console.result([_as_json(entry) for entry in entries])
        return ExitCode.ALL_SENT
    for entry in entries:
        console.line(f"{number_words(entry)}  {scope_words(entry)}: {why_words(entry)}")
    if not entries:
        console.tell(say("Nobody is on the list."))
    return ExitCode.ALL_SENT


def _as_json(entry: StopEntry) -> dict[str, object]:
    with english():
        return {
            "number": entry.number,
            "scope": entry.scope.value,
            "reason": entry.reason.value,
            "added": entry.added.isoformat(),
            "practice": entry.practice,
            "why": why_words(entry),
        }


_ACTS = {
    "add": _add,
    "import": _import,
    "remove": _remove,
    "export": _export,
    "why": _why,
    "list": _list,
}
