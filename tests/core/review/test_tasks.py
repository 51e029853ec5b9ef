from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.tasks import Task, TaskIndex
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load


def problem(code: str, field: str = "text", **facts: object) -> Problem:
    return Problem(2, field, code, "Message", facts)


def test_one_task_for_all_rows_with_the_same_kind_of_problem() -> None:
    index = TaskIndex()
    for row in (1200, 3):
        index.add(row, [problem("missing")])
    assert index.tasks(set()) == (Task(problem("missing"), (3, 1200)),)
    assert index.tasks(set())[0].what == "Fill in the empty Message"
    assert index.tasks({3})[0].text == "Fill in the empty Message: 1 row"
    assert index.tasks({3, 1200}) == ()


def test_thousands_are_easy_to_read() -> None:
    index = TaskIndex()
    for row in range(1234):
        index.add(row, [problem("missing")])
    assert index.tasks(set())[0].text.endswith(": 1,234 rows")


def test_what_blocks_comes_first() -> None:
    index = TaskIndex()
    index.add(0, [problem("insecure_url", "media_url"), problem("same_number", "phone_number")])
    index.add(1, [problem("too_long", length=5, limit=4, over=1)])
    index.add(2, [problem("missing")])
    tasks = index.tasks(set())
    assert [task.code for task in tasks] == ["missing", "too_long", "insecure_url", "same_number"]
    assert [task.blocks for task in tasks] == [True, True, False, False]


def test_empty_cells_of_two_columns_are_two_tasks() -> None:
    index = TaskIndex()
    index.add(0, [problem("missing_value", column="Name"), problem("missing_value", column="Due")])
    assert [task.text for task in index.tasks(set())] == [
        'Fill in the empty cells of "Name": 1 row',
        'Fill in the empty cells of "Due": 1 row',
    ]


def test_a_problem_that_stands_twice_in_a_row_counts_once() -> None:
    index = TaskIndex()
    twice = [problem("missing_value", column="Name")] * 2
    index.add(5, twice)
    assert index.rows() == {5}
    index.remove(5, twice)
    assert index.rows() == set()
    assert index.tasks(set()) == ()


def test_a_row_stays_as_long_as_it_has_any_problem() -> None:
    index = TaskIndex()
    index.add(5, [problem("missing"), problem("same_number")])
    index.remove(5, [problem("missing")])
    assert index.rows() == {5}
    index.remove(5, [problem("missing"), problem("bad_url", value="x")])
    assert [task.code for task in index.tasks(set())] == ["same_number"]


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 6), unique=True, max_size=4),
            st.lists(st.sampled_from(["missing", "bad_url", "missing_value"])),
        ),
        max_size=5,
    )
)
def test_many_rows_at_once_are_the_same_as_one_by_one(
    found: list[tuple[list[int], list[str]]],
) -> None:
    together, alone = TaskIndex(), TaskIndex()
    for rows, codes in found:
        problems = [problem(code, column=code) for code in codes]
        together.add_all(rows, problems)
        for row in rows:
            alone.add(row, problems)
    assert together.tasks({3}) == alone.tasks({3})
    assert dict.fromkeys(together.rows()) == dict.fromkeys(alone.rows())
    for rows, codes in found[:2]:
        for row in rows:
            for index in (together, alone):
                index.remove(row, [problem(code, column=code) for code in codes])
    assert together.tasks(set()) == alone.tasks(set())
    assert dict.fromkeys(together.rows()) == dict.fromkeys(alone.rows())


def test_a_task_is_told_in_the_language_of_the_moment() -> None:
    """What was found in one language is said in another without a new check."""
    index = TaskIndex()
    index.add(1, [problem("missing")])
    (task,) = index.tasks(set())
    key = task.key
    use(load("fr", resource("languages")))
    try:
        assert task.what != "Fill in the empty Message"
        assert index.tasks(set())[0].key == key
    finally:
        use(Catalogue())
    assert task.what == "Fill in the empty Message"
