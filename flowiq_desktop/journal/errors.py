"""JournalError: the journal cannot be opened or written, in the person's words."""


class JournalError(Exception):
    """Nothing may be sent while the journal cannot be trusted.

    Attributes:
        message: what is wrong, one sentence.
        advice: what to do, one sentence.
        fatal: the file must be opened anew before anything else is done with it.
    """

    def __init__(self, message: str, advice: str, *, fatal: bool = False) -> None:
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice
        self.fatal = fatal
