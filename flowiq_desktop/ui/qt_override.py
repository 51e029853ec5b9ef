"""Marks methods that Qt names and calls, so that their camelCase is no surprise."""

from collections.abc import Callable
from typing import TypeVar

Method = TypeVar("Method", bound=Callable[..., object])


def override(method: Method) -> Method:
    """Mark a method that Qt calls by its own name (typing.override comes with Python 3.12)."""
    return method
