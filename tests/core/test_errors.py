"""One shape for whatever the person may be told, and no error beside it without a reason."""

import ast
import importlib
import pickle
from pathlib import Path

import pytest

import flowiq_desktop
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.journal.errors import JournalError

_PACKAGE = Path(flowiq_desktop.__file__).parent
_NOT_FOR_READING = {
    "Cancelled": "a person's wish, not an error",
    "TransitionError": "a fault of the program",
    "SelfTestError": "says to a developer which part is missing",
    "JsonCellError": "becomes a problem of one row",
    "_NotUsableError": "becomes a JsonCellError",
    "ExchangeError": "a code, which `flowiq.classify` makes an outcome of",
    "UnreadableError": "becomes an unreadable answer, a code",
    "BrokenAnswerError": "becomes an ExchangeError",
    "TooLargeError": "becomes an ExchangeError",
    "UnaskedBytesError": "becomes an ExchangeError",
    "CutOffError": "becomes an ExchangeError",
    "CannotCheckError": "a code of `flowiq.reasons`",
    "ReadingStoppedError": "a code of `flowiq.reasons`",
    "PersonBusyError": "the scheduler gives the message another turn",
    "PersonStoppedError": "the run leaves the row out",
    "NoConsentError": "the run gives the row up for want of a contact",
    "FrameError": "becomes a MediaError",
    "DamagedDraftError": "the draft's own kind of problem; `services.preparing.drafts` words it",
    "NewerDraftError": "the same",
    "BadRecord": "becomes a QuotesError, which names the row",
    "_OddError": "the formats of the sheet are not read, which is told",
}


def _classes() -> dict[str, type[object]]:
    found = {}
    for path in sorted(_PACKAGE.rglob("*.py")):
        module = ".".join(("flowiq_desktop", *path.relative_to(_PACKAGE).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bases = {ast.unparse(base) for base in getattr(node, "bases", ())}
            if isinstance(node, ast.ClassDef) and any(
                base.endswith(("Error", "Exception")) for base in bases
            ):
                home = importlib.import_module(module.removesuffix(".__init__"))
                found[node.name] = getattr(home, node.name)
    return found


def test_every_error_that_is_shown_has_the_one_shape() -> None:
    others = {
        name
        for name, kind in _classes().items()
        if not issubclass(kind, AppError) and kind is not AppError
    }
    assert others == set(_NOT_FOR_READING)


def test_nothing_asks_an_error_whether_it_has_words() -> None:
    guesses = [
        str(path)
        for path in _PACKAGE.rglob("*.py")
        if any(
            f'getattr({name}, "{word}"' in path.read_text(encoding="utf-8")
            for name in ("fault", "error", "problem")
            for word in ("message", "advice", "details", "damaged")
        )
    ]
    assert guesses == []


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (AppError("The file is locked.", "Close it."), "The file is locked. Close it."),
        (AppError("The file is locked."), "The file is locked."),
        (AppError("The file is locked.", "", "EACCES"), "The file is locked."),
        (
            JournalError("The disk is full.", "Make room.", fatal=True),
            "The disk is full. Make room.",
        ),
    ],
)
def test_its_text_is_the_sentence_and_what_to_do(error: AppError, text: str) -> None:
    assert str(error) == text


def test_an_error_with_words_is_shown_as_it_is() -> None:
    error = JournalError("The disk is full.", "Make room.")
    assert AppError.of(error, "Something went wrong.") is error


def test_an_error_without_words_gets_them_and_keeps_what_the_machine_said() -> None:
    told = AppError.of(KeyError("row"), "Something went wrong.", "Try again.")
    assert (told.message, told.advice) == ("Something went wrong.", "Try again.")
    assert told.details == "KeyError: 'row'"


def test_it_goes_through_a_pipe_whole() -> None:
    error = AppError("a", "b", "c")
    again = pickle.loads(pickle.dumps(error))
    assert (again.message, again.advice, again.details) == ("a", "b", "c")
