"""Templates nobody is sure of: only the very words that were frozen prove one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.practice_server import Contract
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    LOST,
    SENT,
    ReconciliationBench,
    reconciliation_bench,
    text,
)


def words(body: Mapping[str, Any]) -> str:
    values = body.get("bodyParameters", {})
    return f"Dear {values.get('1')}, please come." if values else ""


def template(number: str, child: str) -> dict[str, Any]:
    return {"whatsappNumber": number, "templateName": "visit", "bodyParameters": {"1": child}}


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        made.wording = made.frozen = words
        yield made


def test_the_frozen_words_prove_it(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: SENT}
    bench.send(template(ANNA, "Tom"), template(BEN, "Zoe"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.SENT}


def test_one_that_is_not_listed_was_not_seen_once_another_was(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    bench.send(template(ANNA, "Tom"), template(BEN, "Zoe"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.NO_TRACE}


def test_absence_proves_nothing_while_no_template_was_seen_listed(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(template(BEN, "Zoe"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {2: Finding.CANNOT_TELL}


@pytest.mark.parametrize("listed", ["Beste Zoe, kom asseblief.", "visit", '{"template": "visit"}'])
def test_an_entry_in_other_words_may_be_it(bench: ReconciliationBench, listed: str) -> None:
    """The text may have been saved wrongly, and nobody has documented how templates are listed."""
    bench.fates = {BEN: SENT}
    bench.wording = lambda body: listed if body["whatsappNumber"] == BEN else words(body)
    bench.send(template(ANNA, "Tom"), template(BEN, "Zoe"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.CANNOT_TELL}


def test_without_frozen_words_nothing_is_said(bench: ReconciliationBench) -> None:
    bench.frozen = lambda _body: ""
    bench.fates = {BEN: SENT}
    bench.send(template(ANNA, "Tom"), template(BEN, "Zoe"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.CANNOT_TELL}


def test_a_text_with_the_same_words_is_not_taken_for_it(bench: ReconciliationBench) -> None:
    """Two different messages and one entry: nobody can say which of them it is."""
    bench.fate_of = lambda body: LOST if "templateName" in body else SENT
    bench.send(template(BEN, "Zoe"), text(BEN, words(template(BEN, "Zoe"))))
    bench.clock.pass_minutes(25)
    found = bench.findings()
    assert found[2] is not Finding.SENT
