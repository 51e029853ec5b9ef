"""Parts of a text that are there for some rows alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.columns.sources import columns_of, with_columns
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.text.conditional.condition import Condition, value_key
from flowiq_desktop.core.text.conditional.wrapping import Wrapped, wrapped
from flowiq_desktop.core.text.foreign_fields import with_own_fields
from flowiq_desktop.core.text.merge_fields import MergeText, header_key, placed_parts
from flowiq_desktop.core.text_columns import TextColumns
from tests.examples import examples

OWES = '{{only if "Amount" is not empty}}'
PAID = '{{only if "Amount" is empty}}'
END = "{{end if}}"
HEADERS = ("Cell", "Amount", "Name")


def fill(text: str, amount: str, name: str = "Thandi") -> str:
    row = {"Amount": amount, "Name": name}
    return MergeText.parse(text).fill(lambda column: row.get(column, ""))[0]


@pytest.mark.parametrize(
    ("text", "with_amount", "without"),
    [
        (
            f"Dear X, {OWES}you owe {{{{Amount}}}}. {END}Bye",
            "Dear X, you owe R 5. Bye",
            "Dear X, Bye",
        ),
        (f"A {OWES}B{END} C", "A B C", "A C"),
        (f"A\n{OWES}B{END}\nC", "A\nB\nC", "A\nC"),
        (f"A\n\n{OWES}B{END}\n\nC", "A\n\nB\n\nC", "A\n\nC"),
        (f"A\n\n{OWES}B\n\n{END}C", "A\n\nB\n\nC", "A\n\nC"),
        (f"{OWES}A{END}\nB", "A\nB", "B"),
        (f"A\n{OWES}B{END}", "A\nB", "A"),
        (f"A{OWES} B{END}.", "A B.", "A."),
        (f"A {OWES}B{END}{PAID}C{END} D", "A B D", "A C D"),
        (f"A {OWES}B{END} {OWES}C{END} D", "A B C D", "A D"),
        (f"{PAID}Thank you.{END}", "", "Thank you."),
        (f"100 % {OWES}%s{END}", "100 % %s", "100 %"),
    ],
)
def test_a_part_is_there_or_not_and_leaves_no_gap(
    text: str, with_amount: str, without: str
) -> None:
    assert fill(text, "R 5") == with_amount
    assert fill(text, "") == without
    assert fill(text, "  ") == without


@pytest.mark.parametrize(
    "quoted",
    [
        *(
            '"7"',
            "“7”",
            "„7“",
            "„7”",
            "”7”",
            "«7»",
            "« 7 »",
            "»7«",
            "\u20397\u203a",
            "「7」",
            "『7』",
        ),
        *("\u20187\u2019", "\u201a7\u2018", "'7'", "\uff027\uff02"),
    ],
)
def test_quotation_marks_of_any_language(quoted: str) -> None:
    column = quoted.replace("7", "Child\u2019s grade")
    assert Condition.named(f"only if {column} is {quoted}") == Condition(
        "Child\u2019s grade", True, "7"
    )
    assert Condition.named(f"only if {column} is not {quoted}") == Condition(
        "Child\u2019s grade", False, "7"
    )
    assert Condition.named(f"only if {column} is not empty") == Condition("Child\u2019s grade")


def test_an_apostrophe_in_a_value_is_no_quotation_mark() -> None:
    assert Condition.named("only if «Name» is 'O\u2019Brien'") == Condition(
        "Name", True, "O\u2019Brien"
    )
    assert Condition.named('only if "Name" is "O\'Brien"') == Condition("Name", True, "O'Brien")
    assert Condition.named("only if \u2018Name\u2019 is what it is") is None


@pytest.mark.parametrize("digit", ["7", "\u0667", "\u06f7", "७", "\uff17", "\u200f\u0667 "])
def test_numbers_are_the_same_in_the_digits_of_any_script(digit: str) -> None:
    for value, cell in ((digit, "7"), ("7", digit)):
        condition = Condition("Grade", True, value)
        assert condition.is_met_by(cell, is_empty=False)
        assert not condition.is_met_by("8", is_empty=False)
    assert not Condition("Grade", True, "7").is_met_by(f"{digit.strip()}0", is_empty=False)


def test_fields_of_a_part_that_is_not_there_are_not_missed() -> None:
    text = MergeText.parse(f"{OWES}{{{{Amount}}}}{END}{PAID}{{{{Name}}}}{END}")
    assert text.fill({"Amount": "", "Name": ""}.__getitem__) == ("", ("Name",))
    assert text.columns == ("Amount", "Amount", "Amount", "Name")


def test_capitals_and_blanks_of_the_marks_do_not_count() -> None:
    assert fill('{{ Only If "Amount" is NOT empty }}B{{END IF}}', "") == ""


GRADE_7 = '{{only if "Grade" is "7"}}'
NOT_7 = '{{only if "Grade" is not "7"}}'


@pytest.mark.parametrize("cell", ["7", " 7 ", "7\u200b", "\u00a07"])
def test_a_value_is_the_same_whatever_blanks_are_around_it(cell: str) -> None:
    text = MergeText.parse(f"A {GRADE_7}B{END}{NOT_7}C{END}")
    assert text.fill({"Grade": cell}.__getitem__)[0] == "A B"


@pytest.mark.parametrize("cell", ["", "n/a", "77", "7A", "-"])
def test_other_values_and_none_are_not_the_value(cell: str) -> None:
    text = MergeText.parse(f"A {GRADE_7}B{END}{NOT_7}C{END}")
    assert text.fill({"Grade": cell}.__getitem__)[0] == "A C"


@pytest.mark.parametrize(
    ("asked", "cell"),
    [
        ("isiZulu", "ISIZULU"),
        ("Grade  7", "grade 7"),
        ("Jose\u0301", "jos\u00e9"),
        ("STRASSE", "Straße"),
        ("n/a", "N/A"),
        ('5" pipe', "5 pipe"),
        ("A|B", "A|B"),
        ("{7}", "{7}"),
        ("two\nlines", "Two lines"),
    ],
)
def test_a_value_is_found_as_people_compare(asked: str, cell: str) -> None:
    (condition,) = MergeText.parse(f"{Condition('Class', value=asked)}B{END}").conditions
    assert condition.is_met_by(cell, is_empty=False)
    assert not Condition("Class", False, asked).is_met_by(cell, is_empty=False)


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ('only if "Grade" is "7"', Condition("Grade", True, "7")),
        ('Only If "Grade"  IS NOT " 7 "', Condition("Grade", False, "7")),
        ("only if “Grade” is “7”", Condition("Grade", True, "7")),
        ('only if "Grade" is "empty"', Condition("Grade", True, "empty")),
        ('only if "Grade" is ""', Condition("Grade", False)),
        ('only if "Grade" is not " "', Condition("Grade", True)),
        (
            'only if "Is it "late" fee" is not "not empty"',
            Condition('Is it "late" fee', False, "not empty"),
        ),
        ('only if "Grade" is 7', None),
        ('only if "" is "7"', None),
        ('only if Grade is "7"', None),
        ('only if "Grade" was "7"', None),
    ],
)
def test_conditions_as_they_are_typed(written: str, condition: Condition | None) -> None:
    assert Condition.named(written) == condition
    if condition is not None:
        assert Condition.named(str(condition)[2:-2]) == condition


@given(st.text(max_size=12), st.booleans(), st.text(max_size=8))
def test_what_is_written_is_read_as_the_same(column: str, wants: bool, value: str) -> None:
    written = Condition(f"x{column}", wants, value)
    read = Condition.named(str(written)[2:-2])
    assert read is not None
    assert header_key(read.column) == header_key(written.column)
    assert value_key(read.value) == value_key(written.value)
    assert read.wants_value is wants


def test_a_long_cell_that_looks_like_conditions_is_read_in_a_moment() -> None:
    assert Condition.named('only if "' + '" is "' * 20_000) is None


def test_the_rows_cell_decides_with_its_own_problems() -> None:
    five, other = (f'{{{{only if "Amount" is {no}"R 5"}}}}' for no in ("", "not "))
    text = f"{five}five{END}{other}other{END}"
    assert codes(text, "r 5") == ("five", [])
    assert codes(text, "") == ("other", [])
    assert codes(text, "n/a") == ("other", [])
    assert codes(text, "#N/A")[1] == ["error_decides"]
    assert codes('{{only if "Amount" is "n/a"}}none{{end if}}', "N/A") == ("none", [])


def test_a_message_of_nothing_is_to_be_fixed() -> None:
    text = '{{only if "Amount" is "R 5"}}five{{end if}}'
    assert codes(text, "R 6") == ("", ["missing"])
    rows = TextColumns.of([("082 123 4567", "R 6", "Thandi")])
    assert composer_of(text).plain_rows.read(rows).row(0) is None


def test_a_column_with_quotation_marks_can_decide() -> None:
    text = MergeText.parse(str(Condition('The "late" fee')) + "B" + END)
    assert [each.column for each in text.conditions] == ['The "late" fee']


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (f"{OWES}B", 'only if "Amount" is not empty'),
        (f"B{END}", "end if"),
        (f"{OWES}B{PAID}C{END}", 'only if "Amount" is empty'),
        (f"{OWES}B{END}{END}", "end if"),
    ],
)
def test_a_mark_alone_lets_no_message_go(text: str, column: str) -> None:
    composer = composer_of(f"Hi {text}")
    (problem,) = composer.problems
    assert (problem.code, problem.facts["column"], problem.blocks) == (
        "condition_alone",
        column,
        True,
    )


def composer_of(text: str) -> Composer:
    sources: dict[str, Source] = {"phone_number": ColumnSource("Cell"), "text": TextSource(text)}
    return Composer(HEADERS, Mapping("text", sources), PhoneReader("ZA"))


def codes(text: str, amount: str) -> tuple[object, list[str]]:
    message = composer_of(text).compose(0, 2, ("082 123 4567", amount, "Thandi"))
    return message.body.get("text"), [problem.code for problem in message.problems]


def test_an_error_that_decides_is_said_and_a_word_for_nothing_is_nothing() -> None:
    text = f"Hi{OWES}, you owe{END}"
    assert codes(text, "#N/A") == ("Hi", ["error_decides"])
    assert codes(text, "n/a") == ("Hi", [])
    assert codes(text, "-") == ("Hi", [])
    assert codes(text, "0") == ("Hi, you owe", [])


def test_the_part_is_filled_with_the_columns_own_problems() -> None:
    assert codes(f"Hi{OWES} {{{{Amount}}}}{END}", "") == ("Hi", [])
    assert codes(f"Hi{PAID} {{{{Amount}}}}{END}", "")[1] == ["missing_value"]
    assert codes('Hi{{only if "Nmae" is empty}} B{{end if}}', "")[1] == []
    (problem,) = composer_of('Hi{{only if "Nmae" is empty}} B{{end if}}').problems
    assert (problem.code, problem.facts["column"]) == ("unknown_deciding", "Nmae")


def test_other_columns_take_the_place_of_those_that_decide() -> None:
    text = f"{OWES}<<Name>> {{{{Amount}}}}{END}"
    assert [*columns_of(TextSource(text))] == ["Amount", "Amount"]
    assert with_columns(TextSource(text), {"amount": "Sum"}) == TextSource(
        '{{only if "Sum" is not empty}}<<Name>> {{Sum}}{{end if}}'
    )
    assert with_own_fields(text, {"name": 1}) == text.replace("<<Name>>", "{{Name}}")


PIECES = st.sampled_from(
    [
        '{{only if "Amount" is "r 5"}}',
        '{{only if "Amount" is not "n/a"}}',
        OWES,
        PAID,
        END,
        " ",
        "\n",
        "A",
        "{{Name}}",
        "{{Amount|x}}",
        "{{",
        "}}",
        "%",
        "*b*",
        "\n\n",
    ]
)


@settings(max_examples=examples(2000))
@given(st.lists(PIECES, max_size=10), st.sampled_from(["", "R 5", "n/a", " "]))
def test_no_mark_is_ever_left_and_nothing_fails(pieces: list[str], amount: str) -> None:
    text = "".join(pieces)
    filled = fill(text, amount)
    assert "only if" not in filled
    assert "end if" not in filled
    composer = composer_of(text)
    cells = ("082 123 4567", amount, "Thandi")
    message = composer.compose(0, 2, cells)
    plain = composer.plain_rows.read(TextColumns.of([cells])).row(0)
    if plain is not None:
        assert message.problems == ()
        assert plain.words == len(str(message.body["text"]))
    assert "".join(text[start:end] for _, start, end in placed_parts(text)) == text


@given(st.lists(PIECES, max_size=8), st.integers(0, 60), st.integers(0, 60))
def test_what_is_wrapped_keeps_its_words(pieces: list[str], start: int, end: int) -> None:
    text = "".join(pieces)
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    done = wrapped(text, start, end, Condition("Amount"))
    if done is not None:
        assert (
            len(MergeText.parse(done.text).conditions) == len(MergeText.parse(text).conditions) + 1
        )
        without = done.text[: done.start - len(OWES)] + done.text[done.start :]
        assert without[: done.end - len(OWES)] + without[done.end - len(OWES) + len(END) :] == text


def test_a_selection_gets_the_marks_around_it() -> None:
    done = wrapped("Hi Thandi.", 3, 9, Condition("Amount"))
    assert done == Wrapped(f"Hi {OWES}Thandi{END}.", 3 + len(OWES), 9 + len(OWES))


def test_a_field_is_wrapped_whole() -> None:
    done = wrapped("Hi {{Name}}.", 5, 7, Condition("Amount"))
    assert done is not None
    assert done.text == f"Hi {OWES}{{{{Name}}}}{END}."


@pytest.mark.parametrize(("start", "end"), [(0, 1), (len(OWES), len(OWES) + 1), (0, 60), (60, 60)])
def test_no_part_stands_inside_another_or_across_it(start: int, end: int) -> None:
    text = f"{OWES}BC{END} and more"
    done = wrapped(text, start, min(end, len(text)), Condition("Name"))
    assert (done is None) == (start < 55)
