from flowiq_desktop.journal.engine import connection as database
from tests.chaos.apsw_connection import ApswConnection
from tests.chaos.power_cut import cut_the_power
from tests.chaos.simulated_disk import SimulatedDisk


def test_no_confirmed_intent_or_outcome_is_lost_in_a_power_cut() -> None:
    assert cut_the_power(range(1000, 1040)) == []


def test_the_simulated_disk_is_opened_as_a_real_one() -> None:
    connection = ApswConnection(SimulatedDisk())
    database._prepare(connection)  # type: ignore[arg-type] # it stands in for sqlite3's
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in database._WANTED}
    connection.close()
    assert found == database._WANTED
