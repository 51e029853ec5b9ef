from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.services.preparing.drafts import Kept, Snapshot
from flowiq_desktop.services.preparing.mappings import Suggestion
from flowiq_desktop.ui.state.live_message import LiveMessage
from tests.ui.stage import Stage, stage

__all__ = ["stage"]


def test_it_follows_the_mapping_before_the_check_is_through(stage: Stage) -> None:
    stage.load_parents()
    live = LiveMessage(stage.draft)
    stage.draft.set_mapping(
        stage.draft.mapping.with_source("text", TextSource("Hi {{Name|friend}}"))
    )
    assert stage.draft.stale
    texts = [message.body["text"] for index in (0, 3) if (message := live.message(index))]
    assert texts == ["Hi Anna Nkosi", "Hi friend"]


def test_it_agrees_with_the_check(stage: Stage) -> None:
    stage.load_parents()
    live = LiveMessage(stage.draft)
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Hi {{Name}}")))
    before = [live.message(index) for index in range(5)]
    stage.settle()
    assert stage.draft.checked
    assert before == [stage.draft.checked.message(index) for index in range(5)]


def test_it_knows_the_persons_corrections(stage: Stage) -> None:
    stage.load_parents()
    live = LiveMessage(stage.draft)
    stage.draft.fix_cell(3, 0, "Dumi Zulu")
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("Hi {{Name}}")))
    message = live.message(3)
    assert message
    assert message.body["text"] == "Hi Dumi Zulu"


def test_it_knows_corrections_of_an_earlier_day_before_the_first_check(stage: Stage) -> None:
    stage.load_parents()
    loaded, mapping = stage.draft.loaded, stage.draft.mapping
    assert loaded
    stage.draft.set_loaded(loaded, Suggestion(mapping), Kept(Snapshot({(0, 0): "Dumi Zulu"})))
    assert stage.draft.checked is None
    assert LiveMessage(stage.draft).cells(0)[0] == "Dumi Zulu"
    assert stage.draft.corrected
    assert stage.draft.corrected.cell(0, 0) == "Dumi Zulu"
    assert loaded.sheet.cell(0, 0) == "Anna Nkosi"


def test_a_country_counts_at_once(stage: Stage) -> None:
    stage.load_parents()
    live = LiveMessage(stage.draft)
    assert live.message(0).number == "+27821234567"  # type: ignore[union-attr]
    stage.draft.set_country("GB")
    assert not live.message(0).number.startswith("+27")  # type: ignore[union-attr]


def test_problems_of_the_mapping_are_known_at_once(stage: Stage) -> None:
    live = LiveMessage(stage.draft)
    assert live.mapping_problems() == ()
    stage.load_parents()
    assert live.mapping_problems() == ()
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", None))
    assert [problem.code for problem in live.mapping_problems()] == ["not_mapped"]


def test_there_is_no_message_without_a_row(stage: Stage) -> None:
    live = LiveMessage(stage.draft)
    assert live.message(0) is None
    stage.load_parents()
    assert live.message(5) is None
    assert live.message(-1) is None
