"""Severity: whether a problem blocks its row."""

from enum import StrEnum


class Severity(StrEnum):
    """An error blocks its row; a warning does not."""

    ERROR = "error"
    WARNING = "warning"
