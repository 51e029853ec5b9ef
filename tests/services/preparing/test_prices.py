"""Prices as the person enters them, and the day that goes with each."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.money.tariff import FREE_FORM
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.prices import PriceError, PriceService
from flowiq_desktop.services.preparing.saved_messages import SavedMessageError, SavedMessages
from flowiq_desktop.texts.catalogue import Catalogue, use


class Days:
    """A calendar of the test's own."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 3)

    def __call__(self) -> date:
        return self.day


class Bench:
    """Prices over real files, read anew as often as a test wants."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.today = folder, Days()
        self.read()

    def read(self) -> None:
        """As the next start of the program does."""
        self.saved = SavedMessages(self.folder, self.today)
        self.prices = PriceService(PreferenceStore(self.folder), self.saved, self.today)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_price_keeps_its_day_until_it_is_another_one(bench: Bench) -> None:
    bench.prices.keep("R 0,50", "")
    bench.read()
    assert bench.prices.currency == "R"
    assert bench.prices.tariff().prices[FREE_FORM].entered == date(2026, 11, 3)
    bench.today.day = date(2027, 1, 2)
    bench.prices.keep(bench.prices.shown(), "R")
    bench.prices.keep("0.500", "R")
    assert bench.prices.tariff().prices[FREE_FORM].entered == date(2026, 11, 3)
    bench.prices.keep("0.55", "R")
    assert bench.prices.tariff().prices[FREE_FORM].entered == date(2027, 1, 2)
    bench.prices.keep("", "R")
    assert FREE_FORM not in bench.prices.tariff().prices
    assert bench.prices.free_form().on is None


def test_what_is_shown_can_be_read_again_in_any_language(bench: Bench) -> None:
    for language in ("en_GB", "de", "fr", "pt", "ar"):
        for price in ("0.045", "1234.5", "1000", "1.125", "0"):
            bench.prices.keep(price, "R")
            use(Catalogue(language))
            try:
                bench.prices.keep(bench.prices.shown(), "R")
            finally:
                use(Catalogue())
            assert bench.prices.tariff().prices[FREE_FORM].amount == Decimal(price)


def test_the_price_of_a_template_has_a_day_of_its_own_which_a_new_text_does_not_change(
    bench: Bench,
) -> None:
    bench.saved.save_template(Template("visit", "Come", price="0.90"))
    bench.today.day = date(2026, 12, 1)
    bench.saved.save_template(Template("visit", "Do come", price="0.90"))
    bench.saved.save_template(Template("call", "Do come", price="0.90"), replacing="visit")
    bench.read()
    assert bench.prices.tariff().prices["call"].entered == date(2026, 11, 3)
    bench.saved.save_template(Template("call", "Do come", price="0.95"))
    assert bench.prices.tariff().prices["call"].entered == date(2026, 12, 1)
    bench.saved.save_template(Template("call", "Do come"))
    assert bench.saved.templates["call"].priced == ""


@pytest.mark.parametrize("price", ["a lot", "0.4.5", "-1", "1 5"])
def test_what_cannot_be_read_is_refused_and_changes_nothing(bench: Bench, price: str) -> None:
    bench.prices.keep("R 0.50", "")
    with pytest.raises(PriceError, match=r"is not an amount that can be read\."):
        bench.prices.keep(price, "R")
    with pytest.raises(SavedMessageError, match=r"is not an amount that can be read\."):
        bench.saved.save_template(Template("visit", "Come", price=price))
    assert bench.prices.tariff().prices[FREE_FORM].amount == Decimal("0.50")
    assert not bench.saved.templates


def test_a_template_costs_the_same_in_every_language(bench: Bench) -> None:
    bench.saved.save_template(Template("dear", "Come", price="R 1,500"))
    bench.saved.save_template(Template("fine", "Come", price="R 1.125"))
    bench.saved.save_template(Template("plain", "Come", price="R 0,45"))
    assert bench.saved.templates["plain"].price == "R 0,45"
    for language in ("en_GB", "de"):
        use(Catalogue(language))
        try:
            prices = bench.prices.tariff().prices
        finally:
            use(Catalogue())
        amounts = {name: price.amount for name, price in prices.items()}
        assert amounts == {
            "dear": Decimal(1500),
            "fine": Decimal("1.125"),
            "plain": Decimal("0.45"),
        }


def test_a_damaged_day_is_none(bench: Bench) -> None:
    store = PreferenceStore(bench.folder)
    store.current.free_form_price, store.current.free_form_priced = "0.50", "soon"
    store.save()
    bench.read()
    assert bench.prices.tariff().prices[FREE_FORM].entered is None
