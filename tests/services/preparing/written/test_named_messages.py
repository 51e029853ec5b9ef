"""Messages under a name: found again, never lost, used for other sheets."""

import os
from datetime import date
from pathlib import Path

import pytest

from flowiq_desktop.core.columns.mapping import (
    ChoiceSource,
    ColumnSource,
    Mapping,
    Source,
    TextSource,
)
from flowiq_desktop.core.messages.named_message import (
    NamedMessage,
    content,
    put_into,
    with_columns,
)
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.services.preparing.saved_messages import SavedMessageError, SavedMessages
from flowiq_desktop.services.preparing.written.named_messages import NamedMessages

TODAY = date(2026, 5, 12)
FEES = Mapping(
    "image",
    {
        "phone_number": ColumnSource("Mobile"),
        "media_url": ColumnSource("Statement"),
        "caption": TextSource("Dear {{Parent|all}}, you owe {{ amount_due }}."),
        "body": TextSource("left over from buttons"),
    },
)


@pytest.fixture
def named(tmp_path: Path) -> NamedMessages:
    return NamedMessages(SavedMessages(tmp_path, lambda: TODAY))


def again(folder: Path) -> NamedMessages:
    return NamedMessages(SavedMessages(folder))


def test_it_is_there_at_the_next_start_without_number_and_other_types(
    named: NamedMessages, tmp_path: Path
) -> None:
    named.save("  Fees  due ", FEES)
    (found,) = again(tmp_path).own
    assert found.name == "Fees due"
    assert found.used == "2026-05-12"
    assert set(found.mapping.sources) == {"media_url", "caption"}
    assert found.columns == ("Statement", "Parent", "amount_due")
    assert found.beginning == "Dear {{Parent|all}}, you owe {{ amount_due }}."


def test_texts_that_a_column_chooses_are_kept_and_used_for_other_sheets(
    named: NamedMessages, tmp_path: Path
) -> None:
    texts = (("English", "Dear {{Name}}"), ("isiZulu", "Sawubona {{Name}}"))
    choice = ChoiceSource("Language", texts, '{{only if "Debt" is empty}}Hi{{end if}}')
    named.save("Welcome", Mapping("text", {"text": choice}))
    (found,) = again(tmp_path).own
    assert found.mapping.sources == {"text": choice}
    assert found.columns == ("Language", "Name", "Debt")
    assert found.beginning == "Dear {{Name}}"
    assert found.missing(["Taal", "name"]) == ("Language", "Debt")
    other = with_columns(found.mapping, {"language": "Taal", "debt": "Skuld"}).sources["text"]
    assert other == ChoiceSource("Taal", texts, '{{only if "Skuld" is empty}}Hi{{end if}}')


def test_one_of_an_unknown_type_is_named_and_stays_and_nothing_else_suffers(
    named: NamedMessages, tmp_path: Path
) -> None:
    saved = SavedMessages(tmp_path)
    strange = {
        "kind": "message",
        "name": "Wave",
        "mapping": {"message_type": "sticker", "fields": {"sticker": {"text": "hand"}}},
    }
    saved.change(lambda _: [strange])
    named.look_again()
    assert named.fault.startswith("“Wave” is saved and not listed")
    named.save("Fees due", FEES)
    named.keep_sent("people.csv", FEES)
    found = again(tmp_path)
    assert [one.name for one in (*found.own, *found.sent)] == ["Fees due", "people.csv"]
    saved.look_again()
    assert strange in saved.entries
    more = [{**strange, "name": name} for name in ("Two", "Three", "\u202eFour")]
    saved.change(lambda entries: [*entries, *more])
    assert again(tmp_path).fault.startswith("4 saved messages are not listed")
    assert "Wave" in again(tmp_path).fault


@pytest.mark.parametrize("kind", ["image", ""])
@pytest.mark.parametrize("number", [{"text": "+27820000000"}, {"column": "Other"}])
def test_no_number_in_the_file_takes_the_place_of_the_persons_column(
    named: NamedMessages, tmp_path: Path, kind: str, number: dict[str, str]
) -> None:
    fields = {"phone_number": number, "caption": {"text": "Hello {{Name}}"}}
    mapping = {"message_type": kind, "fields": fields}
    SavedMessages(tmp_path).change(
        lambda _: [{"kind": "message", "name": "Hello", "mapping": mapping}]
    )
    named.look_again()
    (message,) = named.own
    assert message.columns == ("Name",)
    assert put_into(FEES, message.mapping).sources["phone_number"] == ColumnSource("Mobile")


def test_texts_without_words_are_nothing_to_save(named: NamedMessages) -> None:
    nothing = Mapping("text", {"text": ChoiceSource("Language", (("English", " "),), "")})
    with pytest.raises(SavedMessageError, match="Nothing is written"):
        named.save("Empty", nothing)


def test_templates_and_kinds_of_later_versions_stay(tmp_path: Path) -> None:
    saved = SavedMessages(tmp_path)
    strange = [{"kind": "poll", "name": "later"}, {"kind": "message", "name": 5}]
    saved.change(lambda _: strange)
    saved.save_template(Template("visit", "Hello"))
    named = NamedMessages(saved)
    message = named.save("Fees", FEES)
    named.remove(message)
    assert named.own == ()
    reread = SavedMessages(tmp_path)
    assert list(reread.templates) == ["visit"]
    assert [entry["kind"] for entry in reread.entries] == ["poll", "message", "template"]


def test_what_a_newer_version_knows_of_a_message_stays_when_it_is_used_or_renamed(
    tmp_path: Path,
) -> None:
    saved = SavedMessages(tmp_path)
    named = NamedMessages(saved)
    named.save("Fees", FEES)
    saved.change(lambda entries: [{**entries[0], "language": "af"}])
    named.use(named.own[0])
    named.rename(named.own[0], "Money")
    (entry,) = SavedMessages(tmp_path).entries
    assert (entry["name"], entry["language"]) == ("Money", "af")


def test_one_that_was_deleted_elsewhere_does_not_come_back_by_being_used(
    named: NamedMessages, tmp_path: Path
) -> None:
    fees = named.save("Fees", FEES)
    elsewhere = again(tmp_path)
    elsewhere.remove(elsewhere.own[0])
    named.use(fees)
    assert again(tmp_path).own == named.own == ()


def test_sending_leaves_a_file_that_cannot_be_read_until_somebody_is_told(tmp_path: Path) -> None:
    file = tmp_path / "saved-messages.json"
    file.write_text("{")
    named = NamedMessages(SavedMessages(tmp_path))
    named.keep_sent("learners.xlsx", FEES)
    assert file.read_text() == "{"
    assert "cannot be read" in named.fault


@pytest.mark.parametrize(
    ("kind", "sources", "beginning"),
    [
        (
            "interactive",
            {
                "interactive_type": TextSource("list"),
                "list_button": TextSource("Pick"),
                "header": TextSource("Visit"),
                "body": TextSource("When can you come?"),
            },
            "When can you come?",
        ),
        (
            "image",
            {"media_url": TextSource("https://a.example/b.png"), "caption": TextSource("Look")},
            "Look",
        ),
        ("image", {"media_url": TextSource("https://a.example/b.png")}, "https://a.example/b.png"),
        ("location", {"location_coordinates": ColumnSource("Hall")}, ""),
    ],
)
def test_a_message_is_known_by_its_words(
    kind: str, sources: dict[str, Source], beginning: str
) -> None:
    assert NamedMessage("One", Mapping(kind, sources)).beginning == beginning


def test_the_same_name_is_the_same_message(named: NamedMessages) -> None:
    named.save("Fees", FEES)
    named.save("FEES", Mapping("text", {"text": TextSource("Pay")}))
    assert [(one.name, one.beginning) for one in named.own] == [("FEES", "Pay")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fees for the parents of grade seven " * 4, "fees for the parents of grade seven " * 9),
        ("Zo\u00eb", "Zoe\u0308"),
        ("Fees\u200b due", "Fees due"),
    ],
)
def test_names_that_look_the_same_are_one_and_asked_about(
    named: NamedMessages, first: str, second: str
) -> None:
    """The window asks before it saves over what `find` finds."""
    saved = named.save(first, FEES)
    assert named.find(second) == saved
    named.save(second, FEES)
    assert len(named.own) == 1


def test_a_name_that_nobody_sees_is_none(named: NamedMessages) -> None:
    with pytest.raises(SavedMessageError, match="needs a name"):
        named.save("\u200b\u2060", FEES)


def test_the_one_used_last_comes_first(named: NamedMessages) -> None:
    fees = named.save("Fees", FEES)
    named.save("Trip", Mapping("text", {"text": TextSource("Trip")}))
    assert [one.name for one in named.own] == ["Trip", "Fees"]
    named.use(fees)
    assert [one.name for one in named.own] == ["Fees", "Trip"]


def test_a_name_that_is_taken_or_empty_changes_nothing(named: NamedMessages) -> None:
    fees = named.save("Fees", FEES)
    named.save("Trip", Mapping("text", {"text": TextSource("Trip")}))
    with pytest.raises(SavedMessageError, match='called "Trip"'):
        named.rename(fees, "trip")
    with pytest.raises(SavedMessageError, match="needs a name"):
        named.save("  ", FEES)
    with pytest.raises(SavedMessageError, match="Nothing is written"):
        named.save("x", Mapping("text", {"phone_number": ColumnSource("Mobile")}))
    assert named.rename(fees, "FEES").name == "FEES"
    assert {one.name for one in named.own} == {"FEES", "Trip"}


def test_what_was_sent_is_kept_once_and_can_be_named(named: NamedMessages) -> None:
    for number in range(30):
        text = TextSource(f"No. {number % 25}")
        named.keep_sent("learners.xlsx", Mapping("text", {"text": text}))
    assert len(named.sent) == 20
    assert named.sent[0].beginning == "No. 4"
    named.rename(named.sent[0], "Four")
    assert [one.name for one in named.own] == ["Four"]
    assert len(named.sent) == 19


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_stops_nobody_from_sending(
    named: NamedMessages, tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    named.keep_sent("learners.xlsx", FEES)
    tmp_path.chmod(0o700)
    assert named.sent == ()


def test_missing_columns_are_named_and_given() -> None:
    message = NamedMessage("Fees", content(FEES))
    headers = ("Cell", "PARENT", "Balance", "File")
    assert message.missing(headers) == ("Statement", "amount_due")
    given = {header_key("Statement"): "File", header_key("Amount due"): "Balance"}
    used = NamedMessage("Fees", with_columns(message.mapping, given))
    assert used.missing(headers) == ()
    assert used.beginning == "Dear {{Parent|all}}, you owe {{Balance}}."


def test_the_draft_keeps_its_number_and_what_is_for_other_types() -> None:
    draft = Mapping(
        "image",
        {
            "phone_number": ColumnSource("Cell"),
            "text": TextSource("a text"),
            "caption": TextSource("old"),
            "filename": TextSource("old.pdf"),
        },
    )
    message = Mapping("image", {"media_url": TextSource("https://example.org/a.png")})
    put = put_into(draft, message)
    assert put.sources == {
        "phone_number": ColumnSource("Cell"),
        "text": TextSource("a text"),
        "filename": TextSource("old.pdf"),
        "media_url": TextSource("https://example.org/a.png"),
    }
