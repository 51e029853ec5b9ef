"""Costs in the journal: what a campaign may cost, its prices, and how much of it was sent."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, POSSIBLE_VERDICTS
from flowiq_desktop.core.money.amounts import same_currency
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.money.tariff import Price, Tariff
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read, read_one


class _BudgetRow(NamedTuple):
    money: str | None
    currency: str
    messages: int | None


class _PriceRow(NamedTuple):
    template: str
    amount: str
    currency: str
    entered: str | None


class _GroupRow(NamedTuple):
    template: str
    messages: int


_CHARGED = f"(a.ended IS NULL OR a.verdict IN {one_of(POSSIBLE_VERDICTS)})"
"""An attempt that may have reached somebody, so that it may be charged."""
_USED = f"""
SELECT template, sum(messages) AS messages FROM (
    SELECT d.template AS template, count(*) AS messages
    FROM delivery d JOIN attempt a ON a.delivery = d.id
    WHERE d.campaign = :campaign AND {_CHARGED} GROUP BY d.template
    UNION ALL
    SELECT template, messages FROM campaign_erased WHERE campaign = :campaign
) GROUP BY template
"""  # noqa: S608 - constant verdicts
_WAITING = f"""
SELECT template, count(*) AS messages FROM delivery
WHERE campaign = ? AND state IN {one_of(CLAIMABLE_STATES)} GROUP BY template
"""  # noqa: S608 - constant states
_KEEP_ERASED = f"""
INSERT INTO campaign_erased (campaign, template, messages)
SELECT d.campaign, d.template, count(*) FROM delivery d JOIN attempt a ON a.delivery = d.id
WHERE d.id = ? AND {_CHARGED} GROUP BY d.campaign, d.template
ON CONFLICT (campaign, template) DO UPDATE SET messages = messages + excluded.messages
"""  # noqa: S608 - constant verdicts


class Costs:
    """Keeps budgets and prices across restarts, so that a continued campaign heeds them too."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def set_budget(self, campaign: int, budget: Budget) -> None:
        """Keep what the person allows, in place of what was allowed before."""
        self._writer.run(lambda db: _set_budget(db, campaign, budget))

    def budget(self, campaign: int) -> Budget:
        """What was allowed for a campaign.

        Raises:
            JournalError: it cannot be read, so nobody knows what may be sent.
        """
        return self._writer.run(lambda db: _budget(db, campaign))

    def freeze_prices(self, campaign: int, tariff: Tariff) -> None:
        """Keep the prices of a campaign's messages; those that it has already stay."""
        self._writer.run(lambda db: _freeze_prices(db, campaign, tariff))

    def tariff(self, campaign: int) -> Tariff:
        """The prices that count for a campaign.

        Raises:
            JournalError: they cannot be read.
        """
        return self._writer.run(lambda db: _tariff(db, campaign))

    def used(self, campaign: int) -> dict[str, int]:
        """Messages that were sent, may have been or are under way, by template."""
        return self._writer.run(lambda db: _groups(db, _USED, {"campaign": campaign}))

    def waiting(self, campaign: int) -> dict[str, int]:
        """Messages that wait to be sent, by template."""
        return self._writer.run(lambda db: _groups(db, _WAITING, (campaign,)))


def keep_erased(connection: sqlite3.Connection, deliveries: Iterable[int]) -> None:
    """Count on what was sent of rows whose attempts are about to be erased."""
    connection.executemany(_KEEP_ERASED, ((delivery,) for delivery in deliveries))


def _set_budget(connection: sqlite3.Connection, campaign: int, budget: Budget) -> None:
    connection.execute("DELETE FROM campaign_budget WHERE campaign = ?", (campaign,))
    if budget:
        money = None if budget.money is None else str(budget.money)
        connection.execute(
            "INSERT INTO campaign_budget (campaign, money, currency, messages) VALUES (?, ?, ?, ?)",
            (campaign, money, budget.currency, budget.messages),
        )


def _budget(connection: sqlite3.Connection, campaign: int) -> Budget:
    cursor = connection.execute(
        "SELECT money, currency, messages FROM campaign_budget WHERE campaign = ?", (campaign,)
    )
    row = read_one(_BudgetRow, cursor)
    if row is None:
        return NO_BUDGET
    money = None if row.money is None else _amount(row.money, campaign)
    return Budget(money, row.currency, row.messages)


def _freeze_prices(connection: sqlite3.Connection, campaign: int, tariff: Tariff) -> None:
    own = _tariff(connection, campaign)
    if own.prices and not same_currency(own.currency, tariff.currency):
        return  # two currencies cannot be added up
    currency = own.currency if own.prices else tariff.currency
    templates = connection.execute(
        "SELECT DISTINCT template FROM delivery WHERE campaign = ? AND body IS NOT NULL",
        (campaign,),
    ).fetchall()
    for (template,) in templates:
        price = tariff.prices.get(template)
        if price is not None and template not in own.prices:
            entered = None if price.entered is None else price.entered.isoformat()
            connection.execute(
                "INSERT INTO campaign_price (campaign, template, amount, currency, entered)"
                " VALUES (?, ?, ?, ?, ?)",
                (campaign, template, str(price.amount), currency, entered),
            )


def _tariff(connection: sqlite3.Connection, campaign: int) -> Tariff:
    cursor = connection.execute(
        "SELECT template, amount, currency, entered FROM campaign_price WHERE campaign = ?",
        (campaign,),
    )
    rows = list(read(_PriceRow, cursor))
    prices = {
        row.template: Price(
            _amount(row.amount, campaign), _day(row.entered, campaign) if row.entered else None
        )
        for row in rows
    }
    return Tariff(rows[0].currency if rows else "", prices)


def _groups(
    connection: sqlite3.Connection, statement: str, of: dict[str, int] | tuple[int, ...]
) -> dict[str, int]:
    rows = read(_GroupRow, connection.execute(statement, of))
    return {row.template: row.messages for row in rows}


def _amount(text: str, campaign: int) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation as fault:
        raise sqlite3.DatabaseError(f"an amount of campaign {campaign} is damaged") from fault
    if not amount.is_finite() or amount < 0:
        raise sqlite3.DatabaseError(f"an amount of campaign {campaign} is damaged")
    return amount


def _day(text: str, campaign: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise sqlite3.DatabaseError(f"a price of campaign {campaign} is damaged") from fault
