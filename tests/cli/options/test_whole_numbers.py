"""Whole numbers that are none, or that nothing can hold, cost a sentence and never a traceback."""

import argparse
from collections.abc import Callable

import pytest

from flowiq_desktop.cli.options.whole_numbers import (
    campaign_number,
    connections,
    positive,
    row_or_none,
)
from tests.cli.conftest import Cli

ENDLESS = "9" * 5_000
NONE = [ENDLESS, "99999999999999999999", "nan", "", "1.5", "\u0663x", "1_0"]


@pytest.mark.parametrize("read", [campaign_number, connections, positive, row_or_none])
@pytest.mark.parametrize(
    "text", [ENDLESS, "99999999999999999999", "nan", "", "1.5", "\u0663x", "1_0"]
)
def test_what_is_no_number_is_said(read: Callable[[str], int], text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="must be"):
        read(text)


def test_numbers_are_read() -> None:
    assert (positive("060"), connections("16"), row_or_none("0"), campaign_number("7")) == (
        60,
        16,
        0,
        7,
    )


@pytest.mark.parametrize("call", [("resume", "--results", "r.xlsx"), ("settle",)])
def test_a_campaign_beyond_all_numbers_is_said(cli: Cli, call: tuple[str, ...]) -> None:
    run = cli(*call, ENDLESS)
    assert run.code == 2
    assert "must be the number of a campaign" in run.err
    assert "_" not in run.err.splitlines()[-1]
