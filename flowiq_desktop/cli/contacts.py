"""Adding people to FlowIQ's contacts on the way, as the command line is told it."""

import argparse
from collections.abc import Sequence
from functools import partial

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.checking import Checked
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.options.people import GUESSED_COLUMN
from flowiq_desktop.services.sending.new_contacts import (
    NewContacts,
    columns_named,
    named_by_number,
    sample_of,
    suggested,
    what_is_added,
    without_name,
)
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import listed


def contacts_for(
    options: argparse.Namespace, checked: Checked, console: Console
) -> NewContacts | None:
    """How people may be added, as the options say it, told to the person; None: nobody is.

    Raises:
        CallError: there is no such column.
    """
    sheet = checked.sheet
    headers = sheet.sheet.headers
    wanted = _wanted(options, headers, suggested(headers, sample_of(sheet.sheet)))
    if wanted is not None:
        console.tell_surely(partial(what_is_added, headers, wanted))
        cells = (sheet.row(index) for index in sheet.ready_rows())
        if wanted.name_columns and (nameless := without_name(cells, wanted)):
            console.tell(named_by_number(nameless))
    return wanted


def contacts_for_campaign(
    options: argparse.Namespace, campaign: int, services: Services, console: Console
) -> NewContacts | None:
    """The same for a campaign that is continued; what was consented to before stays.

    Raises:
        CallError: there is no such column.
    """
    headers = services.contacts.headers(campaign)
    wanted = _wanted(options, headers, services.contacts.suggested(campaign))
    if wanted is None and not options.no_create_contacts:
        wanted = services.contacts.allowed(campaign)
    if wanted is not None:
        console.tell_surely(partial(what_is_added, headers, wanted))
    return wanted


def tell_added(campaign: int, services: Services, console: Console) -> None:
    """How many people were added to the contacts."""
    if added := services.contacts.added(campaign):
        console.tell_surely(
            lambda: say_count(
                "1 person was added to your contacts in FlowIQ.",
                "{n} people were added to your contacts in FlowIQ.",
                added,
            )
        )
    if maybe := services.contacts.maybe_added(campaign):
        console.tell_surely(
            lambda: say_count(
                "1 person was probably added by FlowIQ, because the template names them.",
                "{n} people were probably added by FlowIQ, because the template names them.",
                maybe,
            )
        )


def withdraw_contacts(campaign: int, services: Services, console: Console) -> None:
    """Add nobody any more, as the person says it."""
    if services.contacts.allowed(campaign) is None:
        console.tell(say("Nobody is added to your contacts by this campaign."))
        return
    refused = services.contacts.withdraw(campaign)
    console.tell(say("From now on nobody is added to your contacts in FlowIQ by this campaign."))
    if refused:
        console.tell(
            say_count(
                "1 row that waited for that was refused: this person is no contact.",
                "{n} rows that waited for that were refused: these people are no contacts.",
                refused,
            )
        )


def _wanted(
    options: argparse.Namespace, headers: Sequence[str], guess: NewContacts
) -> NewContacts | None:
    if options.create_contacts is not None and options.no_create_contacts:
        raise CallError(
            say("Leave one of --create-contacts and --no-create-contacts out: they are opposites.")
        )
    if options.create_contacts is None:
        if options.contact_tags is None:
            return None
        raise CallError(say("--contact-tags goes with --create-contacts."))
    names = guess.name_columns
    if options.create_contacts != GUESSED_COLUMN:
        names = _columns("--create-contacts", options.create_contacts, headers)
    elif not names:
        raise CallError(
            say("No column looks like people's names."),
            say("Name it after --create-contacts. {columns}", columns=_columns_there(headers)),
        )
    tags = options.contact_tags
    return NewContacts(names, _columns("--contact-tags", tags, headers)[0] if tags else None)


def _columns(option: str, text: str, headers: Sequence[str]) -> tuple[int, ...]:
    found = columns_named(text, headers)
    if found is None:
        raise CallError(
            say('{option}: there is no column "{column}".', option=option, column=text),
            _columns_there(headers),
        )
    return found


def _columns_there(headers: Sequence[str]) -> str:
    return say("The columns are: {columns}.", columns=listed([f"“{name}”" for name in headers]))
