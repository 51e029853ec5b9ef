"""Saving what is left of a damaged journal from the command line."""

import argparse
from pathlib import Path

from flowiq_desktop.assembly import build_rescue
from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.journal.engine.connection import open_database
from flowiq_desktop.journal.errors import JournalError, no_journal
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.services.recovery.records import RescueSummary
from flowiq_desktop.services.recovery.service import RescueService
from flowiq_desktop.services.recovery.texts import KEPT, LEAVE_OUT, TWICE, summary_words
from flowiq_desktop.system.paths import Folders
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.catalogue import english


def rescue(options: argparse.Namespace, folders: Folders, console: Console) -> ExitCode:
    """Save what can be read into a folder, and begin a new journal if that is asked for.

    Raises CallError, JournalError or ResultsError in words.
    """
    path = options.file or folders.data / FILE_NAME
    damaged = _is_damaged(path, console) if options.file is None else False
    if options.new_list and not damaged:
        raise CallError(say("The list of sent messages is not damaged: no new one is needed."))
    service = build_rescue(folders, path=path)
    summary = console.watch(service.save(options.out))
    for paragraph in summary_words(summary):
        console.tell(paragraph)
    console.tell(say("Results sheets: {folder}", folder=summary.folder))
    with english():
        report = _as_json(summary)
    if options.new_list:
        report["set_aside"] = str(_begin_new_list(options, service, console))
    if options.json:
        console.result(report)
    return ExitCode.ALL_SENT if summary.complete else ExitCode.SOME_NOT_SENT


def _is_damaged(path: Path, console: Console) -> bool:
    """Whether the journal is damaged; raises when it cannot be opened for another reason."""
    if not path.exists():
        raise no_journal()
    try:
        open_database(path).close()
    except JournalError as fault:
        if not fault.damaged:
            raise
        console.tell(fault.message)
        return True
    console.tell(
        say("The list of sent messages is not damaged; its results are saved all the same.")
    )
    return False


def _begin_new_list(options: argparse.Namespace, service: RescueService, console: Console) -> Path:
    def question() -> str:
        return " ".join((say(TWICE), say(LEAVE_OUT), say(KEPT)))

    if not options.yes and not console.confirm(question, mark("begin a new list")):
        raise CallError(
            say(TWICE), say("No new list was begun. Add --yes to begin one without asking.")
        )
    place = console.watch(service.quarantine())
    console.tell(
        say("The damaged list is kept as {name}; the next start begins a new one.", name=place.name)
    )
    return place


def _as_json(summary: RescueSummary) -> dict[str, object]:
    return {
        "folder": str(summary.folder),
        "read": summary.read,
        "missing": summary.missing,
        "missing_is_exact": summary.exact,
        "doubtful": summary.doubtful,
        "up_to_date": summary.up_to_date,
        "campaigns": [
            {
                "name": campaign.name,
                "read": campaign.read,
                "missing": campaign.missing,
                "missing_rows": list(campaign.missing_rows),
                **{
                    status.value: campaign.counts.get(status, 0)
                    for status in ResultStatus
                    if status is not ResultStatus.WAITING
                },
                "file": str(campaign.file) if campaign.file else None,
            }
            for campaign in summary.campaigns
        ],
    }
