"""People whom practice mode is known to have as contacts: they were looked up."""

from collections.abc import Iterable

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.system.clock import local_now


def know(services: Services, numbers: Iterable[str]) -> None:
    """Keep a look at each of them, of this moment."""
    journal = services.send._journal
    account = services.practice.start().fingerprint(journal.accounts.salt)
    journal.looks.keep(account, [Look(number, local_now()) for number in numbers if number])
