"""Translations that no native reader has agreed to yet: what matters stands in English as well."""

from collections.abc import Callable

from flowiq_desktop.texts.catalogue import catalogue, english


def english_beneath(say_it: Callable[[], str]) -> str:
    """The English for what is said in a draft of a translation; "" in any other language.

    For what people must not misread: consent, *Unsure*, and whether to send again.

    Args:
        say_it: says it in the language in use.
    """
    if not catalogue().is_draft:
        return ""
    with english():
        return say_it()
