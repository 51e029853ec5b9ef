"""Moving rows of a campaign to a template: `move CAMPAIGN --template NAME`."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError, campaign_named
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.options.typed import command
from flowiq_desktop.cli.saving_templates import with_template, with_texts
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.texts import say, say_count

_SHOWN = 5


def move(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """Move what a template would reach into a campaign of its own; nothing is sent."""
    record = campaign_named(options, services)
    movable = services.moving.rows(record.id, waiting=options.waiting)
    if not movable.rows:
        raise CallError(
            say("No row of this campaign needs a template."),
            say("Add --waiting to move what still waits as well."),
        )
    mapping = services.moving.mapping_for(movable, options.template)
    mapping = with_template(mapping, options.template, services.saved.templates)
    mapping = with_texts(mapping, options)
    checked = console.watch(services.moving.check(movable, mapping))
    _tell_problems(checked, console)
    moved = console.watch(services.moving.move(movable, checked))
    if options.json:
        report = {"campaign": moved.campaign, "moved": moved.rows, "left": moved.left}
        console.result(report)
    console.tell(say_count("1 row was moved.", "{n} rows were moved.", moved.rows))
    go_on = command(options, "resume", str(moved.campaign), "--results", "OUT")
    console.tell(say("Nothing was sent yet. Send it with: {command}", command=go_on))
    return ExitCode.SOME_NOT_SENT if moved.left else ExitCode.ALL_SENT


def _tell_problems(checked: CheckedSheet, console: Console) -> None:
    for problem in checked.mapping_problems:
        if problem.blocks:
            console.tell(f"{problem.message} {problem.advice}")
    for task in checked.tasks():
        if task.blocks:
            console.tell(say("To fix: {task}", task=task.text))
            for index in task.rows[:_SHOWN]:
                problem = next(p for p in checked.problems(index) if task.is_about(p))
                console.tell(say("row {row}: {problem}", row=problem.row, problem=problem.message))
