"""`check`: what would be sent, and what is wrong, in words or as JSON."""

import argparse
from collections.abc import Mapping
from contextlib import closing

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.checking import as_json, load_and_check, tell
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.money.limits import budget_from, check_people_a_day
from flowiq_desktop.cli.money.telling import (
    cost_json,
    outline_of,
    refuse_unpriced,
    tell_cost,
    tell_unreadable,
)
from flowiq_desktop.cli.reading.damage import (
    DamageBeside,
    damage_json,
    refuse_undoing_nowhere,
    tell_damage,
    undo_where_wished,
)
from flowiq_desktop.cli.reading.looking import look_behind_links, looks_json
from flowiq_desktop.cli.reading.mended_links import (
    mend_where_wished,
    refuse_mending_nowhere,
    tell_how_to_mend,
)
from flowiq_desktop.cli.saving_list import save_corrected
from flowiq_desktop.core.money.budget import NO_BUDGET
from flowiq_desktop.core.text.json_lines import Records
from flowiq_desktop.texts import say


def check(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """Say what would be sent and what is wrong with each row; sends nothing.

    Raises an AppError in words.
    """
    budget = budget_from(options, NO_BUDGET, services)
    check_people_a_day(options)
    if options.row_per_number and options.save_corrected is None:
        raise CallError(say("--row-per-number goes with --save-corrected."))
    refuse_undoing_nowhere(options)
    refuse_mending_nowhere(options)
    report = console if options.json else console.reporting()
    with closing(DamageBeside(options)) as damage:
        checked = load_and_check(options, services, report, when_looked=damage.begin)
        mend_where_wished(checked.sheet, options, report)
        looks = look_behind_links(checked, options, services, report)
        undo_where_wished(checked.sheet, options, report)
        damage.look(checked.sheet, report)
        if options.save_corrected is not None:
            save_corrected(
                options.save_corrected, checked, services, console, split=options.row_per_number
            )
        found = outline_of(checked, console, services.looks.known(None, practice=options.practice))
        cost = services.costs.estimate(found.templates)
        if options.json:
            more = {"damage": Records(damage_json(damage.found)), "cost": cost_json(cost)}
            more |= {"media": looks_json(looks)} if looks is not None else {}
            console.result({**as_json(checked, options.messages), **more})
        else:
            tell(checked, report)
            tell_damage(damage.found(), report)
            tell_how_to_mend(checked.sheet, report)
            tell_cost(cost, report)
            tell_unreadable(services.costs.tariff(), found.templates, report)
    refuse_unpriced(budget, found, services)
    counts = checked.sheet.counts()
    return ExitCode.ALL_SENT if counts.ready == counts.rows else ExitCode.SOME_NOT_SENT
