"""Corrections on disk: bound to the file's content, whole or not at all, never for ever."""

import json
import os
import sys
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.services.preparing.draft_file import DraftFile, decode, encode
from flowiq_desktop.services.preparing.drafts import (
    LONGEST_KEPT,
    MOST_DRAFTS,
    DraftStore,
    Kept,
    Snapshot,
)
from flowiq_desktop.services.preparing.kept import fingerprint_of, section_of
from flowiq_desktop.services.preparing.load import LoadedSheet, ReadOptions, load_sheet
from tests.ui.stage import write_csv, write_xlsx

T = TypeVar("T")
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
ROWS = [("Name", "Phone"), ("Anna", "0821234567"), ("Ben", "082"), ("Cara", "0845551234")]
CHANGES = Snapshot({(1, 1): "0827654321"}, frozenset({2}))
POSIX = pytest.mark.skipif(os.name != "posix", reason="rights and links of POSIX")


def done(job: Generator[object, None, T]) -> T:
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: T = end.value
            return result


def load(path: Path, options: ReadOptions | None = None) -> LoadedSheet:
    return done(load_sheet(path, options))


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "people.csv", ROWS)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts", lambda: NOON)


def draft_file(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "drafts").glob("*.draft")
    return found


def test_the_same_content_gets_everything_back(store: DraftStore, people: Path) -> None:
    mapping = Mapping("text", {"phone_number": ColumnSource("Phone"), "text": TextSource("Hi")})
    kept = Snapshot(CHANGES.cells, CHANGES.left_out, mapping, "KE")
    done(store.save(load(people), kept))
    found = done(store.find(load(people)))
    assert found.snapshot == kept
    assert found.day == "12 May 2026"
    edits = found.edits()
    assert edits.apply(1, ["Ben", "082"]) == ["Ben", "0827654321"]
    assert edits.left_out == {2}
    edits.undo()
    assert not edits.cells
    assert not edits.left_out


def test_texts_taken_as_right_are_kept_and_undone_with_the_rest(
    store: DraftStore, people: Path
) -> None:
    kept = Snapshot(accepted=frozenset({(0, "Null"), (1, "-")}))
    assert not kept.empty
    done(store.save(load(people), kept))
    found = done(store.find(load(people)))
    assert found.snapshot == kept
    assert found.restored == (2, 0)
    edits = found.edits()
    assert edits.accepted == {(0, "Null"), (1, "-")}
    edits.undo()
    assert edits.accepted == set()


def test_texts_taken_as_right_in_another_content_are_listed(
    store: DraftStore, people: Path
) -> None:
    done(store.save(load(people), Snapshot(accepted=frozenset({(0, "Null")}))))
    write_csv(people, [*ROWS, ("Dan", "0835550101")])
    found = done(store.find(load(people)))
    assert (found.restored, found.lost) == ((0, 0), (1, 0))
    assert found.not_applied[0].accepted[0].text == "Null"


def test_a_draft_from_before_there_were_any_is_read(store: DraftStore, people: Path) -> None:
    section = done(section_of(load(people), CHANGES, NOON))
    lines = list(filter(None, encode(DraftFile("x", ("p",), [section]))))
    older = lines[1].replace(b',"accepted":[]', b"")
    assert older != lines[1]
    digest = blake2b(older + b"".join(lines[2:]), digest_size=16).hexdigest()
    head = json.loads(lines[0]) | {"digest": digest}
    read = decode(json.dumps(head).encode() + b"\n" + older + b"".join(lines[2:]))
    assert read.sections == [section]


def test_a_copy_under_another_name_is_the_same_content(store: DraftStore, people: Path) -> None:
    done(store.save(load(people), CHANGES))
    copy = people.with_name("copy of people.csv")
    copy.write_bytes(people.read_bytes())
    assert done(store.find(load(copy))).snapshot == CHANGES


def test_changed_content_lists_what_is_not_applied(store: DraftStore, people: Path) -> None:
    done(store.save(load(people), CHANGES))
    write_csv(people, [ROWS[0], ("Zoe", "0839999999"), *ROWS[1:]])
    found = done(store.find(load(people)))
    assert found.snapshot.empty
    (section,) = found.not_applied
    assert [(c.row_number, c.was, c.becomes) for c in section.cells] == [(3, "082", "0827654321")]
    assert [(row.row_number, row.name) for row in section.left_out] == [(4, "Cara")]
    assert found.lost == (1, 1)


def test_not_applied_ones_stay_until_they_are_forgotten(store: DraftStore, people: Path) -> None:
    done(store.save(load(people), CHANGES))
    write_csv(people, ROWS[:3])
    changed = load(people)
    done(store.save(changed, Snapshot(left_out=frozenset({0}))))
    found = done(store.find(changed))
    assert found.snapshot.left_out == {0}
    assert found.lost == (1, 1)
    store.forget(changed, found)
    again = done(store.find(changed))
    assert again.lost == (0, 0)
    assert again.snapshot.left_out == {0}


def test_forgetting_leaves_the_old_content_elsewhere_alone(store: DraftStore, people: Path) -> None:
    copy = people.with_name("copy.csv")
    copy.write_bytes(people.read_bytes())
    done(store.save(load(people), CHANGES))
    done(store.save(load(copy), CHANGES))
    write_csv(people, ROWS[:3])
    store.forget(load(people), done(store.find(load(people))))
    assert done(store.find(load(people))).lost == (0, 0)
    assert done(store.find(load(copy))).snapshot == CHANGES


def test_another_way_of_reading_is_another_table(store: DraftStore, people: Path) -> None:
    done(store.save(load(people), CHANGES))
    other = load(people, ReadOptions(header_row=0))
    found = done(store.find(other))
    assert found.snapshot.empty
    assert found.lost == (1, 1)
    done(store.save(other, Snapshot(left_out=frozenset({0}))))
    assert done(store.find(load(people))).snapshot == CHANGES
    assert done(store.find(other)).snapshot.left_out == {0}


def test_sheets_of_a_workbook_have_each_their_own(store: DraftStore, tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "people.xlsx", {"One": ROWS, "Two": ROWS[:3]})
    first, second = load(book), load(book, ReadOptions(sheet="Two"))
    done(store.save(first, CHANGES))
    done(store.save(second, Snapshot(left_out=frozenset({0}))))
    assert done(store.find(first)).snapshot == CHANGES
    found = done(store.find(second))
    assert found.snapshot.left_out == {0}
    assert not found.not_applied, "the other sheet's people are no business of this one"


def test_a_program_that_reads_the_file_otherwise_applies_nothing(
    store: DraftStore, people: Path, tmp_path: Path
) -> None:
    done(store.save(load(people), CHANGES))
    loaded = load(people)
    moved = LoadedSheet(
        type(loaded.sheet)("", loaded.sheet.headers, tuple(loaded.sheet), [3, 4, 5]),
        loaded.origin,
    )
    found = done(store.find(moved))
    assert found.snapshot.empty
    assert found.lost == (1, 1)
    done(store.save(moved, Snapshot(left_out=frozenset({0}))))
    assert done(store.find(moved)).lost == (1, 1), "kept until it is forgotten"


def test_nothing_changed_leaves_no_file(store: DraftStore, people: Path, tmp_path: Path) -> None:
    done(store.save(load(people), CHANGES))
    done(store.save(load(people), Snapshot()))
    assert not list((tmp_path / "drafts").iterdir())
    # A text written back as it was is no correction.
    done(store.save(load(people), Snapshot({(1, 1): "082"})))
    assert done(store.find(load(people))).snapshot.cells == {}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace(b"0827654321", b"0827654322"),
        lambda text: b"",
        lambda text: b"\xff\xfe\x00",
        lambda text: b"[" * 100_000,
        lambda text: text.replace(b'"flowiq_draft":1', b'"flowiq_draft":"1"'),
        lambda text: b"\n".join([text.splitlines()[0], b"{}"]),
    ],
    ids=["half", "another digit", "empty", "binary", "deep", "no version", "other lines"],
)
def test_a_damaged_file_is_one_sentence_and_applies_nothing(
    store: DraftStore, people: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    done(store.save(load(people), CHANGES))
    file = draft_file(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    found = done(store.find(load(people)))
    assert found.snapshot.empty
    assert found.fault == "The corrections kept for “people.csv” cannot be read."
    done(store.save(load(people), CHANGES))
    assert done(store.find(load(people))).snapshot == CHANGES
    assert [f.suffix for f in (tmp_path / "drafts").iterdir() if f != file] == [".damaged"]


def test_a_newer_file_is_said_and_set_aside_whole(
    store: DraftStore, people: Path, tmp_path: Path
) -> None:
    done(store.save(load(people), CHANGES))
    file = draft_file(tmp_path)
    newer = file.read_bytes().replace(b'"flowiq_draft":1', b'"flowiq_draft":2')
    file.write_bytes(newer)
    found = done(store.find(load(people)))
    assert "newer version" in found.fault
    done(store.save(load(people), CHANGES))
    assert file.with_suffix(".newer").read_bytes() == newer


def test_a_head_for_another_source_is_damage(
    store: DraftStore, people: Path, tmp_path: Path
) -> None:
    done(store.save(load(people), CHANGES))
    file = draft_file(tmp_path)
    first, rest = file.read_bytes().split(b"\n", 1)
    head = json.loads(first)
    head["source"] = "00"
    file.write_bytes(json.dumps(head).encode() + b"\n" + rest)
    assert done(store.find(load(people))).fault


@POSIX
def test_files_are_for_their_owner_alone(store: DraftStore, people: Path, tmp_path: Path) -> None:
    done(store.save(load(people), CHANGES))
    assert draft_file(tmp_path).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "drafts").stat().st_mode & 0o777 == 0o700


@POSIX
def test_planted_links_and_pipes_are_never_followed(
    store: DraftStore, people: Path, tmp_path: Path
) -> None:
    done(store.save(load(people), CHANGES))
    file = draft_file(tmp_path)
    victim = tmp_path / "victim"
    victim.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(victim)
    assert done(store.find(load(people))).fault
    done(store.save(load(people), CHANGES))
    assert not file.is_symlink()
    assert victim.exists()
    file.unlink()
    os.mkfifo(file)
    assert done(store.find(load(people))).fault, "and nobody waits for the pipe"


@POSIX
def test_a_folder_that_is_a_link_is_not_written_into(
    store: DraftStore, people: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "drafts").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="drafts"):
        done(store.save(load(people), CHANGES))
    assert not list((tmp_path / "elsewhere").iterdir())
    assert done(store.find(load(people))) == Kept()


def test_old_and_surplus_drafts_go(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts", lambda: datetime.now(UTC))
    begun = datetime.now(UTC) - timedelta(days=1)
    for n in range(MOST_DRAFTS + 2):
        path = write_csv(tmp_path / f"list{n}.csv", [*ROWS, (f"Dan {n}", "0831112222")])
        done(store.save(load(path), CHANGES))
        moment = begun.timestamp() + n
        os.utime(_file_for(tmp_path, path), (moment, moment))
    store.prune()
    assert len(list((tmp_path / "drafts").iterdir())) == MOST_DRAFTS
    assert done(store.find(load(tmp_path / "list0.csv"))) == Kept()
    later = begun + timedelta(seconds=10) + LONGEST_KEPT
    DraftStore(tmp_path / "drafts", lambda: later).begin()
    assert len(list((tmp_path / "drafts").iterdir())) == MOST_DRAFTS - 8


def _file_for(tmp_path: Path, path: Path) -> Path:
    return tmp_path / "drafts" / f"{load(path).origin.sha256}.draft"


def test_the_last_one_is_offered_while_its_file_lies_there(store: DraftStore, people: Path) -> None:
    assert store.last() is None
    done(store.save(load(people), CHANGES))
    last = store.last()
    assert last is not None
    assert (last.path, last.cells, last.left_out) == (people, 1, 1)
    people.unlink()
    assert store.last() is None


def test_deleting_a_source_removes_all_of_it(
    store: DraftStore, people: Path, tmp_path: Path
) -> None:
    loaded = load(people)
    done(store.save(loaded, CHANGES))
    file = draft_file(tmp_path)
    file.with_suffix(".damaged").write_bytes(b"Cara")
    store.delete("")
    assert file.exists()
    store.delete(loaded.origin.sha256)
    assert not list((tmp_path / "drafts").iterdir())


def test_fixing_a_long_column_alike_stays_small(store: DraftStore, tmp_path: Path) -> None:
    rows = [("Name", "Phone"), *((f"Name {n}", "x" * 1000) for n in range(3000))]
    path = write_csv(tmp_path / "long.csv", rows)
    changes = Snapshot({(n, 1): "y" * 1000 for n in range(3000)})
    done(store.save(load(path), changes))
    assert draft_file(tmp_path).stat().st_size < 100_000
    assert done(store.find(load(path))).snapshot == changes


def test_strange_texts_come_back_as_they_were(store: DraftStore, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "odd.csv", [("Name", "Note"), ("Ann", "a\nb\u2028c"), ("", "é🙂")])
    changes = Snapshot({(0, 1): 'x "\n\u2028\ud800\x00', (1, 0): "  "})
    done(store.save(load(path), changes))
    assert done(store.find(load(path))).snapshot == changes


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0 or sys.platform == "win32", reason="root may do all"
)
def test_a_folder_that_may_not_be_written_to_raises(store: DraftStore, people: Path) -> None:
    people.parent.chmod(0o500)
    try:
        with pytest.raises(OSError, match="drafts"):
            done(store.save(load(people), CHANGES))
    finally:
        people.parent.chmod(0o700)


def test_addresses_behind_the_cells_do_not_lose_what_was_kept(people: Path) -> None:
    loaded = load(people)
    linked = loaded.sheet.with_addresses({0: ["https://a.example/1", "", ""]})
    assert done(fingerprint_of(linked)) == done(fingerprint_of(loaded.sheet))
