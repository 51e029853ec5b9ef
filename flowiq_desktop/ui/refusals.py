"""Why something cannot be done now, where more than one screen says it: one sentence for each."""

from flowiq_desktop.texts import say


def no_spreadsheet() -> str:
    """Nothing was read yet."""
    return say("Choose a spreadsheet first.")


def still_checking() -> str:
    """Which rows can be sent is not known yet."""
    return say("The rows are still being checked.")


def account_being_read() -> str:
    """Which account there is, is not known yet."""
    return say("Looking up the account…")


def no_account() -> str:
    """There is nothing to send or look through."""
    return say("Connect your FlowIQ account, or turn on practice mode.")


def sending() -> str:
    """Messages are on their way."""
    return say("Stop sending first.")


def nothing_sent() -> str:
    """There is no campaign to look at."""
    return say("Nothing has been sent yet.")


def saving() -> str:
    """The results sheet is being written."""
    return say("Saving the results…")


def stopping_the_look() -> str:
    """No more conversations are asked for, and the last one has not answered yet."""
    return say("Stopping the search…")


def unexplained() -> str:
    """Something went wrong, and nobody has a better word for it."""
    return say("That did not work.")
