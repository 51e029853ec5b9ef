"""The stage that these tests play on."""

from tests.ui.stage import stage

__all__ = ["stage"]
