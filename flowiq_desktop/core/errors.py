"""AppError: the one shape of what cannot be done, in words for the person."""


class AppError(Exception):
    """Something cannot be done, and the person is told why.

    Every error whose text a person may read derives from it, so that the window and the command
    line show any of them by one function each. An error that is a code (an exchange that failed,
    say) is no such error: it is classified first, and `flowiq.reasons` has its words.

    Attributes:
        message: one plain sentence: what is wrong and where.
        advice: one plain sentence: what to do; "" when the message says it.
        details: what the machine said, for support; "" when there is nothing.
    """

    def __init__(self, message: str, advice: str = "", details: str = "") -> None:
        super().__init__(message, advice, details)
        self.message = message
        self.advice = advice
        self.details = details

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()

    @classmethod
    def of(cls, error: Exception, message: str, advice: str = "") -> "AppError":
        """Any error as one that can be shown.

        Args:
            error: what happened.
            message: what to say of an error that has no words for the person: a fault of the
                program, or of the machine.
            advice: what to do then.
        """
        if isinstance(error, AppError):
            return error
        return AppError(message, advice, f"{type(error).__name__}: {error}")
