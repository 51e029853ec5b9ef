"""The words of the pictures, in words.json: of people that nobody is."""

import json
from dataclasses import dataclass
from pathlib import Path

_FILE = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Words:
    """Every text that a message can have, in one language."""

    text: str
    mixed: str
    short: str
    caption: str
    filename: str
    place: str
    address: str
    people: list[str]
    header: str
    body: str
    footer: str
    buttons: list[str]
    list_button: str
    section: str
    choices: list[tuple[str, str]]


def words_of(direction: str) -> Words:
    """English, from left to right ("ltr"), or Arabic with some Hebrew and Urdu ("rtl")."""
    return Words(**_FILE[direction])


def letters() -> str:
    """Every letter of the pictures once, in the order of their numbers."""
    return "".join(sorted(set(json.dumps(_FILE, ensure_ascii=False))))
