"""What other people wrote, as it may be printed."""

import json
import sys
import unicodedata

import pytest

from flowiq_desktop.core.text.printable import escaped_json, printable, printable_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoë van Dyk", "Zoë van Dyk"),
        ("\x1b]0;owned\x07", "\ufffd]0;owned\ufffd"),
        ("\x9b31mred", "\ufffd31mred"),
        ("Ann\r\nrow 9: sent", "Ann ↵ row 9: sent"),
        ("a\rb\nc\u2028d\x85e\x0bf", "a ↵ b ↵ c ↵ d ↵ e ↵ f"),
        ("a\tb", "a b"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("\u2066a\u2069", "\ufffda\ufffd"),
        ("\ufeffName", "\ufffdName"),
        ("\udcff.csv", "\ufffd.csv"),
        ("a\u200bb\xadc\U000e0041", "a\ufffdb\ufffdc\ufffd"),
        ("क्\u200dष 👩\u200d👧 a\u200cb", "क्\u200dष 👩\u200d👧 a\u200cb"),
    ],
)
def test_on_one_line(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_on_its_lines() -> None:
    assert printable_lines("a\r\nb\n\x1b[2Jc\td") == "a\nb\n\ufffd[2Jc\td"


def test_no_character_commands_turns_or_hides() -> None:
    joiners = {"\u200c", "\u200d"}
    for number in range(sys.maxunicode + 1):
        shown = printable(chr(number))[0]
        kind = unicodedata.category(shown)
        assert kind not in {"Cc", "Cs", "Zl", "Zp"}
        if kind == "Cf" and shown not in joiners:
            # Marks of Arabic and Egyptian numbers and shorthand, which are to be seen.
            assert unicodedata.name(shown).startswith(
                ("ARABIC", "KAITHI", "EGYPTIAN", "SYRIAC", "SHORTHAND", "MUSICAL")
            )


def test_json_means_the_same() -> None:
    text = " ".join(map(chr, range(0x10000))) + "\U000e0041 \U0001f600"
    printed = escaped_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(printed) == {text: [text]}
    assert printed == printable_lines(printed)
    assert "é" in printed
