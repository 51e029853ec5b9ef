"""Why something cannot be done now, where more than one screen says it: one sentence for each."""

from PySide6.QtCore import QCoreApplication

_CONTEXT = "Refusals"


def no_spreadsheet() -> str:
    """Nothing was read yet."""
    return QCoreApplication.translate(_CONTEXT, "Choose a spreadsheet first.")


def still_checking() -> str:
    """Which rows can be sent is not known yet."""
    return QCoreApplication.translate(_CONTEXT, "The rows are still being checked.")


def account_being_read() -> str:
    """Which account there is, is not known yet."""
    return QCoreApplication.translate(_CONTEXT, "Looking up the account…")


def no_account() -> str:
    """There is nothing to send or look through."""
    return QCoreApplication.translate(
        _CONTEXT, "Connect your FlowIQ account, or turn on practice mode."
    )


def sending() -> str:
    """Messages are on their way."""
    return QCoreApplication.translate(_CONTEXT, "Stop sending first.")


def nothing_sent() -> str:
    """There is no campaign to look at."""
    return QCoreApplication.translate(_CONTEXT, "Nothing has been sent yet.")


def saving() -> str:
    """The results sheet is being written."""
    return QCoreApplication.translate(_CONTEXT, "Saving the results…")


def stopping_the_look() -> str:
    """No more conversations are asked for, and the last one has not answered yet."""
    return QCoreApplication.translate(_CONTEXT, "Stopping the look…")


def unexplained() -> str:
    """Something went wrong, and nobody has a better word for it."""
    return QCoreApplication.translate(_CONTEXT, "That did not work.")
