"""What is said about rows that are held back, by the reason for it."""

from __future__ import annotations

from dataclasses import dataclass

from flowiq_desktop.core.reach.stop_list import STOP_REASONS
from flowiq_desktop.core.reach.turned_away import SET_IN_FLOWIQ, WINDOW_CLOSED
from flowiq_desktop.services.sending.duplicate_holds import INSTEAD
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui import send_texts


@dataclass(frozen=True, slots=True)
class HeldWords:
    """The sentences of one question; each is in the language in use when it is asked for.

    Attributes:
        reason: why the rows are held, a code of `flowiq.reasons`.
        count: how many.
    """

    reason: str
    count: int

    def title(self) -> str:
        """What the question is about, in two words."""
        if self.reason in STOP_REASONS:
            return say("No messages wanted")
        if self.reason in SET_IN_FLOWIQ:
            return say("Blocked in FlowIQ")
        if self.reason == WINDOW_CLOSED:
            return say("24 hours over")
        if self.reason == INSTEAD:
            return say("Moved to a template")
        return say("Sent before")

    def heading(self) -> str:
        """How many rows it is about, and what is the matter with them."""
        if self.reason in STOP_REASONS:
            return say_count(
                "1 message is held back: this person does not want it",
                "{n} messages are held back: these people do not want them",
                self.count,
            )
        if self.reason in SET_IN_FLOWIQ:
            return say_count(
                "1 message is held back: FlowIQ is set not to send it",
                "{n} messages are held back: FlowIQ is set not to send them",
                self.count,
            )
        if self.reason == WINDOW_CLOSED:
            return say_count(
                "1 message came too late: this person's 24 hours are over",
                "{n} messages came too late: these people's 24 hours are over",
                self.count,
            )
        if self.reason == INSTEAD:
            return say_count(
                "1 person gets a template instead of this message",
                "{n} people get a template instead of this message",
                self.count,
            )
        if self.reason == "older_copy":
            return say_count(
                "1 message may have been sent before",
                "{n} messages may have been sent before",
                self.count,
            )
        return say_count(
            "1 message went to the same people before",
            "{n} messages went to the same people before",
            self.count,
        )

    def explanation(self, copy_warning: str) -> str:
        """What the reason means.

        Args:
            copy_warning: what is known about a journal from which messages are missing, or "".
        """
        if self.reason in STOP_REASONS:
            return send_texts.still_stopped()
        if self.reason in SET_IN_FLOWIQ:
            return say(
                "They were blocked, or their broadcasts were turned off, after these messages were"
                " prepared. Change that in FlowIQ and look these people up again first."
            )
        if self.reason == WINDOW_CLOSED:
            return say(
                "WhatsApp takes such a message within 24 hours after the person last wrote. Their"
                " time was not over yet when these were prepared. A template reaches them at any"
                " time."
            )
        if self.reason == INSTEAD:
            return say(
                "These rows were moved to a template, in a campaign of their own under Past sends."
                " They are held back here; the results sheet says which campaign has them."
            )
        if self.reason == "older_copy":
            return copy_warning or say(
                "The list of sent messages on this computer is new or an older copy, so these may"
                " have gone out already without being in it."
            )
        return say(
            "In the last 30 days the same words were sent to the same numbers. These rows are held"
            " back; the results sheet says when each was sent."
        )

    def warning(self) -> str:
        """What comes of sending them."""
        if self.reason in STOP_REASONS:
            return say("Only who has been taken off the list since then gets the message.")
        if self.reason in SET_IN_FLOWIQ:
            return say("Only who was found to be allowed again gets the message.")
        if self.reason == WINDOW_CLOSED:
            return say("Sent now, they do not arrive unless the person has written meanwhile.")
        if self.reason == INSTEAD:
            return say("Sent now, these people get both messages.")
        if self.reason == "older_copy":
            return say("Sent now, people may get the same message twice.")
        return say("Sent again, people get the same message twice.")

    def send(self) -> str:
        """What is on the button that sends them."""
        if self.reason in STOP_REASONS:
            return say("&Send to those taken off the list")
        if self.reason in SET_IN_FLOWIQ:
            return say("&Send to those allowed again")
        if self.reason == WINDOW_CLOSED:
            return say_count(
                "&Send 1 message all the same", "&Send {n} messages all the same", self.count
            )
        if self.reason in ("older_copy", INSTEAD):
            return say_count("&Send 1 message", "&Send {n} messages", self.count)
        return say_count("&Send 1 message again", "&Send {n} messages again", self.count)
