"""The ways in which a file behind a link cannot be shown, each with its sentence."""

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.media.facts import MediaFailure
from flowiq_desktop.texts import say


class MediaError(AppError):
    """There is no preview of what a link leads to.

    Attributes:
        can_retry: whether another try may succeed.
        is_offline: whether nothing else can be read either, as this computer is not on the
            internet.
        route: the addresses that the link led to before that, in their order.
    """

    is_offline = False

    def __init__(self, sentence: str, *, can_retry: bool = False) -> None:
        super().__init__(sentence)
        self.can_retry = can_retry
        self.route: tuple[str, ...] = ()

    def as_failure(self) -> MediaFailure:
        """The same as a value."""
        return MediaFailure(str(self), can_retry=self.can_retry, is_offline=self.is_offline)


class WaitError(MediaError):
    """The website asks to be left alone for a while; that says nothing of the link.

    Attributes:
        seconds: for how long.
    """

    def __init__(self, sentence: str, seconds: float) -> None:
        super().__init__(sentence, can_retry=True)
        self.seconds = seconds


class AddressRefusedError(MediaError):
    """The link is not one that a preview may follow."""


class NameNotFoundError(MediaError):
    """The system knows no address of the website."""


class OfflineError(MediaError):
    """This computer is not on the internet; that says nothing of the link."""

    is_offline = True

    def __init__(self) -> None:
        super().__init__(say("This computer is not connected to the internet."), can_retry=True)


class UndecodableError(AppError):
    """A file that cannot be shown."""
