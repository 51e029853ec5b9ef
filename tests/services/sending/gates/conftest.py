"""What tests of careful starts share."""

import pytest

from tests.services.sending.gates.skipping import Skipping


@pytest.fixture
def skipping() -> Skipping:
    """A clock that skips whatever the program sleeps."""
    return Skipping()
