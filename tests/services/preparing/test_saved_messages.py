"""Saved messages: kept whole, never lost to another version, and set aside when damaged."""

import json
import os
from pathlib import Path

import pytest

from flowiq_desktop.core.messages.template import Category, Template, TemplateButton
from flowiq_desktop.services.preparing.saved_messages import SavedMessageError, SavedMessages

VISIT = Template(
    "visit_reminder",
    "Dear {{parent}},\nplease come on *{{day}}* 🙂",
    "Sunny School",
    "Reply STOP to stop",
    "image",
    (TemplateButton("Map", "place"), TemplateButton("Thanks")),
    Category.MARKETING,
    "R 1.20",
)
PLAIN = Template("plain", "Good morning")
FILE = "saved-messages.json"


def test_what_was_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    store.save_template(VISIT)
    store.save_template(PLAIN)
    assert dict(SavedMessages(tmp_path).templates) == {"plain": PLAIN, "visit_reminder": VISIT}
    assert list(store.templates) == ["plain", "visit_reminder"]


def test_a_template_takes_the_place_of_that_with_its_name(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    store.save_template(PLAIN)
    changed = Template("plain", "Good evening")
    store.save_template(changed)
    renamed = Template("greeting", "Good evening")
    assert dict(store.templates) == {"plain": changed}
    store.save_template(renamed, replacing="plain")
    assert dict(SavedMessages(tmp_path).templates) == {"greeting": renamed}


def test_one_that_is_forgotten_is_gone(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    store.save_template(PLAIN)
    assert not store.remove_template("visit")
    assert store.remove_template("plain")
    assert not SavedMessages(tmp_path).templates


def test_what_is_wrong_with_it_is_said_and_nothing_changes(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    store.save_template(PLAIN)
    with pytest.raises(SavedMessageError, match="small letters"):
        store.save_template(Template("Plain", "x"), replacing="plain")
    assert dict(store.templates) == {"plain": PLAIN}


def test_entries_of_other_kinds_and_versions_stay(tmp_path: Path) -> None:
    strange = [{"kind": "text", "name": "hello", "text": "Hi"}, {"kind": "carousel"}, 5, "x"]
    (tmp_path / FILE).write_text(json.dumps({"version": 9, "messages": strange}))
    store = SavedMessages(tmp_path)
    assert not store.templates
    store.save_template(PLAIN)
    store.remove_template("plain")
    assert json.loads((tmp_path / FILE).read_text())["messages"] == strange


def test_a_template_with_a_button_that_nothing_can_fill_is_there_to_be_put_right(
    tmp_path: Path,
) -> None:
    """Earlier versions saved such ones."""
    wrong = {"label": "Map", "value": "https://a.example/b"}
    entry = {"kind": "template", "name": "visit", "text": "Hi", "buttons": [wrong]}
    (tmp_path / FILE).write_text(json.dumps({"version": 1, "messages": [entry]}))
    store = SavedMessages(tmp_path)
    (found,) = store.templates.values()
    assert found.buttons == (TemplateButton("Map", "https://a.example/b"),)
    with pytest.raises(SavedMessageError, match="stands a name such as place"):
        store.save_template(found, "visit")
    store.save_template(Template("visit", "Hi", buttons=(TemplateButton("Map", "b"),)), "visit")
    assert SavedMessages(tmp_path).templates["visit"].button_values == ("b",)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"messages": 5}', b"\xff", b"[" * 9999]
)
def test_a_file_that_cannot_be_read_is_set_aside_and_not_written_over(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE).write_bytes(content)
    store = SavedMessages(tmp_path)
    assert not store.templates
    assert store.fault
    store.save_template(PLAIN)
    assert dict(SavedMessages(tmp_path).templates) == {"plain": PLAIN}
    assert (tmp_path / "saved-messages.unreadable.json").read_bytes() == content


def test_a_second_file_that_cannot_be_read_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        (tmp_path / FILE).write_bytes(content)
        SavedMessages(tmp_path).save_template(PLAIN)
    aside = sorted(tmp_path.glob("*.unreadable*"))
    assert [path.read_bytes() for path in aside] == [b"second", b"first"]


@pytest.mark.skipif(os.name != "posix", reason="limits of processes")
def test_what_cannot_be_read_is_back_in_its_place_when_nothing_can_be_written(
    tmp_path: Path,
) -> None:
    import resource  # noqa: PLC0415 - of POSIX alone

    (tmp_path / FILE).write_bytes(b"{")
    store = SavedMessages(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(SavedMessageError, match="could not be saved"):
            store.save_template(PLAIN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert store.fault
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).read_bytes() == b"{"


def test_what_another_program_saves_meanwhile_stays(tmp_path: Path) -> None:
    store, other = SavedMessages(tmp_path), SavedMessages(tmp_path)
    store.save_template(PLAIN)
    other.save_template(VISIT)
    assert set(SavedMessages(tmp_path).templates) == {"plain", "visit_reminder"}
    assert set(other.templates) == {"plain", "visit_reminder"}
    store.remove_template("plain")
    assert set(SavedMessages(tmp_path).templates) == {"visit_reminder"}


def test_what_a_newer_version_has_beside_the_messages_stays(tmp_path: Path) -> None:
    whole = {"version": 2, "folders": ["Fees"], "messages": []}
    (tmp_path / FILE).write_text(json.dumps(whole))
    store = SavedMessages(tmp_path)
    store.save_template(PLAIN)
    store.remove_template("plain")
    assert json.loads((tmp_path / FILE).read_text()) == whole


def test_nothing_is_saved_that_could_not_be_read_again(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    store.save_template(PLAIN)
    long = [{"kind": "message", "name": "long", "text": "x" * 4_000_000}]
    with pytest.raises(SavedMessageError, match="no room"):
        store.change(lambda entries: [*entries, *long])
    assert dict(SavedMessages(tmp_path).templates) == dict(store.templates) == {"plain": PLAIN}


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "template"},
        {"kind": "template", "name": "a", "text": 5},
        {"kind": "template", "name": "a b", "text": "Hi"},
        {"kind": "template", "name": "a", "text": "{{1}} {{x}}"},
    ],
)
def test_a_damaged_entry_is_no_template(tmp_path: Path, entry: object) -> None:
    (tmp_path / FILE).write_text(json.dumps({"messages": [entry]}))
    assert not SavedMessages(tmp_path).templates


def test_strange_parts_of_an_entry_count_as_none(tmp_path: Path) -> None:
    entry = {"kind": "template", "name": "a", "text": "Hi", "header": "audio", "category": "x"}
    buttons = [{"label": "Yes", "value": 5}, {"value": "x"}, 7]
    (tmp_path / FILE).write_text(json.dumps({"messages": [{**entry, "buttons": buttons}]}))
    expected = Template("a", "Hi", buttons=(TemplateButton("Yes"),))
    assert dict(SavedMessages(tmp_path).templates) == {"a": expected}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights of folders")
def test_a_disk_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SavedMessageError, match="could not be saved"):
            store.save_template(PLAIN)
    finally:
        tmp_path.chmod(0o700)
    assert not store.templates


def test_the_words_of_a_body_are_those_of_its_template(tmp_path: Path) -> None:
    store = SavedMessages(tmp_path)
    store.save_template(Template("plain", "Dear {{1}}"))
    body = {"whatsappNumber": "+27821234567", "templateName": "plain", "bodyParameters": {"1": "A"}}
    assert store.wording_of(body) == "Dear A"
    assert store.wording_of({**body, "templateName": "other"}) == ""
    assert store.wording_of({"message_type": "text", "text": "Hi"}) == ""
