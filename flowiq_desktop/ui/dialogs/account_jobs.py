"""The account dialog's background work: the system's key store may ask the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.services.account.account import (
        AccountService,
        AccountSummary,
        Connection,
        ConnectionReport,
    )

Written = tuple[str, "AccountSummary"]
"""A sentence saying where the key is, or "", and the account as it is now."""


def tested(
    accounts: AccountService, key: str | None, typed: Connection
) -> Generator[Progress, None, ConnectionReport]:
    """Test what was typed; without a key, test the saved one."""
    yield Progress(mark("Asking FlowIQ"))
    known = accounts.connection() if key is None else None
    return (yield from accounts.test(replace(typed, key=key or (known.key if known else ""))))


def saved(accounts: AccountService, typed: Connection) -> Generator[Progress, None, Written]:
    """Save what was typed; without a key the saved one stays."""
    yield Progress(mark("Saving the account"))
    sentence = accounts.save(typed.key or None, typed.tenant_id, typed.api_url, typed.proxy)
    return sentence, accounts.summary


def forgotten(accounts: AccountService) -> Generator[Progress, None, Written]:
    """Forget the key."""
    yield Progress(mark("Forgetting the key"))
    accounts.forget_key()
    return "", accounts.summary
