"""Reading, mapping and checking a spreadsheet for the command line."""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.accepting import accepted_texts, how_to_accept
from flowiq_desktop.cli.calls import CallError, loaded_sheet
from flowiq_desktop.cli.columns_told import columns_in_words, mapping_used, notes_on_columns
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.reading.told import how_to_choose_letters, reading_json
from flowiq_desktop.cli.saving_templates import with_template, with_texts
from flowiq_desktop.core.columns.mapping import Mapping, TextSource
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.text import TEXT, TEXT_TYPE
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.text.json_lines import RecordColumns, Records
from flowiq_desktop.services.preparing.check import (
    CheckCounts,
    CheckedSheet,
    Repairs,
    check_sheet,
    everybody,
    let_it_be,
    nobody,
)
from flowiq_desktop.services.preparing.country import country_in_sentence, default_country
from flowiq_desktop.services.preparing.drafts import Kept, count_of_changes
from flowiq_desktop.services.preparing.load import LoadedSheet, countries
from flowiq_desktop.services.sending.moves.moved_rows import left_to_templates
from flowiq_desktop.texts import Text, said, say, say_count
from flowiq_desktop.texts.catalogue import english
from flowiq_desktop.texts.names import alternatives, side_by_side

_SHOWN = 5
"""Rows named for each thing to fix."""
_AT_ONCE = 10_000
"""Records that are told at once; a million of them would take as much memory as the sheet."""
_PROBLEM = ("row", "field", "code", "severity", "message")
_REPAIR = ("row", "was", "becomes", "reason")


@dataclass(frozen=True, slots=True)
class Checked:
    """A loaded and checked spreadsheet.

    Attributes:
        kept: what was changed in it in the window.
        kept_applied: whether that is applied here as well.
    """

    loaded: LoadedSheet
    sheet: CheckedSheet
    country: str
    kept: Kept
    kept_applied: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What else the person should know about it."""
        letters = how_to_choose_letters(self.loaded)
        return (
            *((letters,) if letters else ()),
            *_kept_in_the_window(self.kept, applied=self.kept_applied),
            *_other_countries(self.sheet),
            *notes_on_columns(self.sheet),
        )


def load_and_check(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    is_contact: Callable[[str], bool] = nobody,
    when_looked: Callable[[CheckedSheet], object] = let_it_be,
) -> Checked:
    """Read the file as the options say; raises SheetError or CallError.

    Args:
        options: of the command.
        services: those behind the command.
        console: where to say what was found.
        is_contact: whether somebody with this number is known as a contact in FlowIQ.
        when_looked: called when all rows were looked at, before repeats are looked for.
    """
    country = chosen_country(options, services)
    loaded = loaded_sheet(options, console, country, services.workers)
    refuse_another_sheet(options, loaded)
    mapping = _mapping(options, services, loaded, country)
    kept = console.watch(services.drafts.find(loaded))
    applied = bool(getattr(options, "save_corrected", None))
    edits = kept.edits() if applied else SheetEdits()
    edits.accepted |= accepted_texts(options.accept_value, loaded.sheet)
    checked = console.watch(
        check_sheet(
            loaded.sheet,
            mapping,
            country,
            edits,
            may_be_created=is_contact if options.create_contacts is None else everybody,
            may_divide=True,
            when_looked=when_looked,
        )
    )
    practice = bool(getattr(options, "practice", False))
    moved = services.moved_rows.of(loaded, practice=practice)
    if moved and not getattr(options, "send_moved", False):
        checked.leave_out(moved)
        console.tell(left_to_templates(moved.values()))
    if options.leave_hidden_out:
        console.tell(_without_hidden(checked))
    found = Checked(loaded, checked, country, kept, applied)
    for note in found.notes:
        console.tell(note)
    return found


def _without_hidden(checked: CheckedSheet) -> str:
    """Leave out what the spreadsheet hides, and say so."""
    hidden = checked.sheet.hidden_rows
    checked.leave_out(sorted(hidden))
    return say_count(
        "{n} row that the spreadsheet hides is left out.",
        "{n} rows that the spreadsheet hides are left out.",
        len(hidden),
    )


def refuse_another_sheet(options: argparse.Namespace, loaded: LoadedSheet) -> None:
    """Raise CallError when another sheet was read than the one that was named."""
    if options.sheet and options.sheet != loaded.origin.sheet_name:
        told = say(
            'There is no sheet "{sheet}" in {file}.', sheet=options.sheet, file=options.file.name
        )
        raise CallError(told)


def as_json(checked: Checked, with_messages: bool) -> dict[str, object]:
    """What `check --json` prints: English, whatever language is in use.

    Its records are made when they are written.
    """
    with english():
        return _as_json(checked, with_messages)


def _as_json(checked: Checked, with_messages: bool) -> dict[str, object]:
    sheet = checked.sheet
    of_all = ((problem.row, problem) for problem in sheet.mapping_problems)
    problems = chain(of_all, sheet.found_in(sheet.rows_with_problems()))
    report: dict[str, object] = {
        "rows": len(sheet.sheet),
        "ready": sheet.counts().ready,
        "mapping": mapping_used(sheet).to_json(),
        "unused": list(sheet.unused.headers),
        "notes": [*checked.loaded.origin.notes, *checked.notes],
        **reading_json(checked.loaded),
        "problems": RecordColumns(_PROBLEM, _problem_columns(problems)),
        "repairs": RecordColumns(_REPAIR, _repair_columns(sheet.repairs())),
    }
    if with_messages:
        messages = (sheet.message(index) for index in sheet.ready_rows())
        report["messages"] = Records({"row": m.row_number, "body": m.body} for m in messages)
    return report


def _problem_columns(
    found: Iterable[tuple[int, Problem]],
) -> Iterator[tuple[Sequence[object], ...]]:
    """The columns of problems, each with the number of its row."""
    remaining = iter(found)
    while block := [*islice(remaining, _AT_ONCE)]:
        rows, problems = zip(*block, strict=True)
        of_each = [*map(id, problems)]  # many rows share one
        with english():
            told = {key: _told(it) for key, it in dict(zip(of_each, problems, strict=True)).items()}
        yield rows, *zip(*map(told.__getitem__, of_each), strict=True)


def _told(problem: Problem) -> tuple[str, ...]:
    return problem.field, problem.code, problem.severity.value, problem.message


def _repair_columns(repairs: Repairs) -> Iterator[tuple[Sequence[object], ...]]:
    for columns in repairs.columns(_AT_ONCE):
        # There are few, and in many sheets nearly every row has one; to compare them takes time.
        of_each = [*map(id, columns.repairs)]
        few = dict(zip(of_each, columns.repairs, strict=True))
        told = {key: _in_english(it) for key, it in few.items()}
        reasons = [*map(told.__getitem__, of_each)]
        yield columns.row_numbers, columns.was, columns.becomes, reasons


def _in_english(text: Text) -> str:
    with english():
        return said(text)


def tell(checked: Checked, console: Console) -> None:
    """Say in words what was understood, what is wrong, and what is ready."""
    sheet, counts = checked.sheet, checked.sheet.counts()
    console.tell(checked.loaded.sentence)
    for note in checked.loaded.origin.notes:
        console.tell(f"  {note}")
    for line in columns_in_words(sheet):
        console.tell(f"  {line}")
    for problem in sheet.mapping_problems:
        console.tell(f"  {problem.message} {problem.advice}")
    for task in sheet.tasks():
        asked = (
            say("To fix: {task}", task=task.text)
            if task.blocks
            else say("To look at: {task}", task=task.text)
        )
        console.tell(f"  {asked}")
        for index in task.rows[:_SHOWN]:
            problem = next(p for p in sheet.problems(index) if task.is_about(p))
            row = say("row {row}: {problem}", row=problem.row, problem=problem.message)
            console.tell(f"    {row} {problem.advice}")
        if (more := len(task.rows) - _SHOWN) > 0:
            console.tell(f"    {say_count('and 1 more', 'and {n} more', more)}")
        if task.code == "hidden_row":
            console.tell(f"    {say('Add --leave-hidden-out to leave them out.')}")
        if hint := how_to_accept(problem):
            console.tell(f"    {hint}")
    console.tell(_in_words(counts))


def _in_words(counts: CheckCounts) -> str:
    states = (
        say_count("1 ready", "{n} ready", counts.ready),
        say_count("1 to fix", "{n} to fix", counts.to_fix),
        say_count("1 left out", "{n} left out", counts.left_out),
    )
    return say_count(
        "1 row: {counts}", "{n} rows: {counts}", counts.rows, counts=side_by_side(states)
    )


def _other_countries(checked: CheckedSheet) -> tuple[str, ...]:
    """Says that the numbers seem to be from elsewhere, with what to add to the command."""
    codes = checked.likely_countries
    if not codes:
        return ()
    return (
        say(
            "These look like numbers of {countries}: add {options}.",
            countries=alternatives([*map(country_in_sentence, codes)]),
            options=alternatives([f"--country {code}" for code in codes]),
        ),
    )


def _kept_in_the_window(kept: Kept, *, applied: bool) -> tuple[str, ...]:
    """Says what was changed in the window, and whether it is applied here as well."""
    notes = [kept.fault] if kept.fault else []
    if any(kept.restored) and applied:
        changes = count_of_changes(*kept.restored)
        notes.append(say("Made in the window and applied here: {changes}.", changes=changes))
    elif any(kept.restored):
        notes.append(
            say(
                "Made in the window and not applied here: {changes}. Open the file in the window to"
                " send it as it is there.",
                changes=count_of_changes(*kept.restored),
            )
        )
    return tuple(notes)


def chosen_country(options: argparse.Namespace, services: Services) -> str:
    """The country of numbers without a country code; raises CallError for what is none."""
    if not options.country:
        return default_country(services.preferences.current)
    country = str(options.country).upper()
    if country not in {region for region, _name in countries()}:
        raise CallError(
            say('"{text}" is not a country: use two letters, such as ZA.', text=options.country)
        )
    return country


def _mapping(
    options: argparse.Namespace, services: Services, loaded: LoadedSheet, country: str
) -> Mapping:
    kind = options.type
    if options.template is not None:
        _refuse_other_words(options)
        kind = TEMPLATE_TYPE.name
    if options.mapping:
        mapping = _read_mapping(options.mapping)
    else:
        kind = kind or (None if options.text is None else TEXT_TYPE.name)
        found = services.mappings.suggest(loaded.sheet, country, True, kind)
        mapping = found.mapping
    if options.text is not None:
        if not kind and not options.mapping:
            mapping = mapping.with_type(TEXT_TYPE.name)
        mapping = mapping.with_source(TEXT.name, TextSource(options.text))
    mapping = mapping.with_type(kind) if kind else mapping
    if options.template is not None:
        mapping = with_template(mapping, options.template, services.saved.templates)
    return with_texts(services.mappings.completed(loaded.sheet, mapping), options)


def _refuse_other_words(options: argparse.Namespace) -> None:
    """Raise CallError where the call has words that a template would silently drop."""
    if options.text is not None:
        raise CallError(
            say("Leave one of --template and --text out: a template has a text of its own.")
        )
    if options.type not in {None, TEMPLATE_TYPE.name}:
        raise CallError(
            say(
                "Leave one of --template and --type {kind} out: a template is a type of its own.",
                kind=options.type,
            )
        )


def _read_mapping(path: Path) -> Mapping:
    try:
        mapping = Mapping.from_json(json.loads(path.read_text(encoding="utf-8")))
    except OSError as fault:
        told = say("The mapping {file} cannot be read ({why}).", file=path.name, why=fault.strerror)
        raise CallError(told) from fault
    except json.JSONDecodeError as fault:
        told = say(
            "The mapping {file} is not JSON (line {line}, column {column}).",
            file=path.name,
            line=fault.lineno,
            column=fault.colno,
        )
        raise CallError(told) from fault
    except ValueError as fault:
        told = say("The mapping {file} cannot be used. {why}", file=path.name, why=fault)
        raise CallError(told) from fault
    if mapping.message_type and mapping.message_type not in REGISTRY:
        raise CallError(
            say('The mapping names the message type "{kind}".', kind=mapping.message_type)
        )
    return mapping
