import errno
import os
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, Migration, migrate
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from tests.journal.conftest import frozen_campaign


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_each_step_is_applied_once_and_recorded(tmp_path: Path) -> None:
    connection = _connect(tmp_path / "j")
    for _ in range(2):
        migrate(connection, tmp_path / "j")
    names = [name for (name,) in connection.execute("SELECT name FROM migration")]
    connection.close()
    assert names == [migration.name for migration in MIGRATIONS]


def test_a_file_with_data_is_copied_before_a_new_step(tmp_path: Path) -> None:
    connection = _connect(tmp_path / "j")
    migrate(connection, tmp_path / "j")
    more = (*MIGRATIONS, Migration("9999_more", "CREATE TABLE more (x);"))
    migrate(connection, tmp_path / "j", more)
    connection.close()
    copy = _connect(tmp_path / "j.before-9999_more")
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    copy.close()
    assert "campaign" in tables
    assert "more" not in tables


def test_a_copy_that_finds_no_room_is_said_and_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    connection = _connect(tmp_path / "j")
    migrate(connection, tmp_path / "j")
    monkeypatch.setattr("flowiq_desktop.journal.engine.migrate.shutil.copyfile", half)
    more = (*MIGRATIONS, Migration("9999_more", "CREATE TABLE more (x);"))
    with pytest.raises(JournalError, match=r"could not be copied .*No space left.*Free some space"):
        migrate(connection, tmp_path / "j", more)
    assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'more'").fetchone() is None
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == ["j"]


def test_a_copy_goes_with_the_first_campaign_that_is_deleted(tmp_path: Path) -> None:
    """It holds the same people: whoever deletes them wants them gone from there too."""
    (tmp_path / "elsewhere.before-0002").write_bytes(b"another file")
    copy = tmp_path / f"{FILE_NAME}.before-0002_settling_holds_and_copies"
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal, 1)
        copy.mkdir()  # cannot be removed as a file can
        with pytest.raises(JournalError, match=r"before-0002.* cannot be removed"):
            journal.campaigns.delete(campaign)
        assert [record.id for record in journal.campaigns.all()] == [campaign]
        copy.rmdir()
        copy.write_bytes(b"the same people")
        journal.campaigns.delete(campaign)
        assert journal.campaigns.all() == []
    assert not copy.exists()
    assert (tmp_path / "elsewhere.before-0002").exists()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    connection = _connect(tmp_path / "j")
    migrate(connection, tmp_path / "j")
    broken = Migration("9999_broken", "CREATE TABLE half (x);\nCREATE TABLE half (x);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, tmp_path / "j", (*MIGRATIONS, broken))
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()
    connection.close()
    assert found is None


FIRST = MIGRATIONS[0]


def _now() -> datetime:
    return datetime(2026, 5, 12, 14, 0, tzinfo=UTC)


def test_a_step_that_was_shipped_never_changes() -> None:
    digests = [sha256(migration.statements.encode()).hexdigest() for migration in MIGRATIONS]
    assert digests == [
        "6d4993a67971d5dfc1a5dc9bde13f73d3fcb24fb48c2ebd851a4101739d8a716",
        "bbd0a6596e5c5ab4af0d527988b30c3785dbba2060bc455a79986269b10bb1b9",
        "6da878156f8e75e4b3c1bc027a9dee58dd2c9cf887de7c717f5653b8360e45c0",
        "11591c5fccb0f8cb29a9c5eb312a342ea9591cb235ed98f792a67845bfade850",
        "207a1323f06f086608d7e62db958bca1e3d9dbb2dc2143f0b4dd7ed73e878a82",
        "40d6dae91be5d182ae85234891cd0bba24c800543df7ae512c6ccb26412f527d",
        "f70bef51f7945e3a0ca8122dc4c5450c78a0dedc234bee81d624554cc393ab5f",
        "fdb5d0bab6af9fc311a3ec49717ff28adda5138945d606a80999dda5131a7006",
        "9e06fa5ad184cab8851effbb732970e05ec3f42ef0e49dbae733ee79ee99bc4c",
        "ad44f315eef6d66d52fab6836feb53c5400911aa1feeb3f7aff47a6038e0e210",
        "e27d4a1270e0c0f9a90f974379874633cdbb67af7090fca7fcbb73a268961401",
        "2da6e7ee0176a5cff94591b1afc871749183625f09f390054212aab98784c9d4",
        "20eeba4be28fd6cd896f21d91db721d4c5ea1ff85cd88c4ac053397e227ef355",
        "183ad4b3f3768219254e130c70b8b3e4a42bbf80323aa4ac3e2d0fd84b7ff09c",
        "5a824ace1271b05d8f6e0c9d6d28331748ae705812973753a52bdae8f6bbe7f3",
        "5852b13b4cba5cdca226c0123393f75816db98d5171a36fadacfd1508c5457fb",
        "4df8ddb5d2f23dca5c7626f3e110ba0c90937d671b02b802413c86c6206e63a3",
        "54b5694073ccd66072ebb5bf82bf8cefeb454d6e0388b2633fd8c7827c02ce59",
        "c5f44fd619ff68f6f68659a637b86d5815bd7733bd36d92b55ce100d208b462c",
        "5ad96a2dd0baeba25c09bebd886af4e5729e03b0746029ff83229e9ea1440180",
    ]


def test_every_step_in_the_folder_is_taken_in_the_order_of_its_number() -> None:
    folder = files("flowiq_desktop.journal.engine.migrations")
    names = sorted(part.name for part in folder.iterdir() if part.name.endswith(".sql"))
    assert names == [f"{migration.name}.sql" for migration in MIGRATIONS]


def test_the_program_that_is_given_out_has_the_steps() -> None:
    """A wheel takes whatever lies in the package; a frozen program what its recipe names."""
    root = Path(__file__).parents[3]
    wheel = {f.distribution_path for f in WheelBuilder(str(root)).recurse_included_files()}
    folder = "flowiq_desktop/journal/engine/migrations"
    assert {f"{folder}/{migration.name}.sql" for migration in MIGRATIONS} <= wheel
    recipe = (root / "packaging" / "flowiq-desktop.spec").read_text(encoding="utf-8")
    assert f"{folder}/0008_old_sentences.json" in wheel
    assert '"*.sql"' in recipe
    assert '"*.json"' in recipe
    assert f'STEPS = "{folder}"' in recipe
    assert '(str(ROOT / STEPS / "*.sql"), STEPS)' in recipe


def _first_file(path: Path) -> None:
    """A journal as the first version wrote it, with a message that nobody is sure of."""
    connection = _connect(path)
    migrate(connection, path, [FIRST])
    now = "2026-05-01T09:00:00.000+00:00"
    connection.execute(
        "INSERT INTO campaign VALUES (1, 'campaign', 'Parents', 'draft', 0, ?, 'p.xlsx', '', '[]',"
        " 1, '')",
        (now,),
    )
    connection.execute(
        "INSERT INTO delivery (id, campaign, row_number, cells, number, message_type, body,"
        " body_sha256, state) VALUES (1, 1, 2, '[]', '+27821234567', 'text', x'7b7d', x'00',"
        " 'ready')"
    )
    connection.execute("UPDATE campaign SET state = 'frozen'")
    connection.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began)"
        " VALUES (1, 1, '+27821234567', 'r', x'00', ?)",
        (now,),
    )
    connection.execute("UPDATE delivery SET state = 'sending'")
    connection.execute("UPDATE attempt SET ended = ?, verdict = 'unknown'", (now,))
    connection.execute("UPDATE delivery SET state = 'unknown', ended = ?", (now,))
    connection.close()


def test_a_file_of_the_first_version_can_be_settled_after_its_migration(tmp_path: Path) -> None:
    _first_file(tmp_path / FILE_NAME)
    with Journal(tmp_path, lambda: datetime(2026, 5, 2, tzinfo=UTC)) as journal:
        (record,) = journal.unknown_outcomes.of(1)
        assert (record.number, record.body, len(record.attempts)) == ("+27821234567", b"{}", 1)
        assert record.attempts[0].server_date == ""
        assert journal.unknown_outcomes.decide(1, Choice.TREAT_AS_SENT, None) == 1
        assert journal.campaigns.counts(1) == {DeliveryState.TREATED_AS_SENT: 1}
    assert (tmp_path / f"{FILE_NAME}.before-0002_settling_holds_and_copies").exists()


def _waiting_file(path: Path, version: int) -> None:
    """A journal as an older version wrote it, with a message that waits."""
    connection = _connect(path)
    migrate(connection, path, MIGRATIONS[:version])
    connection.execute(
        "INSERT INTO campaign (id, kind, name, state, practice, created, source_name,"
        " source_sha256, headers) VALUES (1, 'campaign', 'P', 'draft', 0, ?, 'p', '', '[]')",
        ("2026-05-01T09:00:00+00:00",),
    )
    connection.execute(
        "INSERT INTO delivery (id, campaign, row_number, cells, number, message_type, body,"
        " body_sha256, state) VALUES (1, 1, 2, '[]', '+27821234567', 'text', x'7b7d', ?, 'ready')",
        (sha256(b"{}").digest(),),
    )
    connection.execute("UPDATE campaign SET state = 'frozen'")
    connection.close()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_what_every_older_version_froze_goes_where_it_always_went(
    version: int, tmp_path: Path
) -> None:
    _waiting_file(tmp_path / FILE_NAME, version)
    with Journal(tmp_path, _now) as journal:
        begun = journal.deliveries.begin_attempt(1, "run")
        assert (begun.endpoint, begun.body) == ("/send-whatsapp", b"{}")
    connection = _connect(tmp_path / FILE_NAME)
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        connection.execute("UPDATE delivery SET endpoint = '/send-whatsapp'")
    connection.close()


def test_attempts_that_are_deleted_with_their_campaign_stay_counted(tmp_path: Path) -> None:
    _first_file(tmp_path / FILE_NAME)
    with Journal(tmp_path, lambda: datetime(2026, 5, 2, tzinfo=UTC)) as journal:
        journal.campaigns.delete(1)
    connection = _connect(tmp_path / FILE_NAME)
    gone = connection.execute("SELECT attempts_gone FROM installation").fetchone()
    connection.close()
    assert gone == (1,)
