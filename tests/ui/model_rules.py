"""The rules that Qt has for models, watched while a test changes one."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester


def watch(model: QAbstractItemModel) -> None:
    """Check a model now and at each of its signals; a broken rule is a warning, and fails."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
