"""The window. Only this package and `app` know Qt.

Never reaches past the services to spreadsheets, FlowIQ or the journal.
"""

import builtins

import shiboken6  # noqa: F401 - puts an import of its own in the place of Python's

# PySide reads every module that is imported after it line by line, and keeps the text, in case the
# module wants other names for Qt's parts: 0.3 s and 25 MB until the window can be used. Nobody here
# does, so imports are Python's own again (decision 59).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
