"""The emoji in the language in use, its table read when somebody first looks for one."""

from functools import cache

from flowiq_desktop.core.text.emojis.finding import Emoji, named_emojis, read_names
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import catalogue


def emojis_in_use() -> tuple[Emoji, ...]:
    """All of them, faces first; in English where the language has no name for one."""
    return _emojis(catalogue().language.partition("_")[0])


@cache
def _emojis(language: str) -> tuple[Emoji, ...]:
    return named_emojis(read_names(_table(language)), language)


def _table(language: str) -> str:
    """The language's table; nothing where there is none, as for English."""
    try:
        return resource("emoji", f"{language}.txt").read_text(encoding="utf-8")
    except (OSError, ValueError):  # a damaged one keeps nobody from choosing an emoji
        return ""
