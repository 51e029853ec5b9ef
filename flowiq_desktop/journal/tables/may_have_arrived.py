"""Whether a message may have arrived: the one place that says so, for everybody who must know.

A row's state says where it is now, and forgets what went before: a message that nobody was sure of,
and that a person let be sent again, waits like one that never left. The outcomes of its attempts
are never forgotten.
"""

import sqlite3

from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS
from flowiq_desktop.journal.engine.sql import one_of

MAY_HAVE_ARRIVED = f"""EXISTS (
    SELECT 1 FROM attempt possible WHERE possible.delivery = {{delivery}}
        AND (possible.ended IS NULL OR possible.verdict IN {one_of(POSSIBLE_VERDICTS)})
)"""  # noqa: S608 - constant states
"""A condition in SQL; `delivery` is the column with the delivery's id."""


def may_have_arrived(connection: sqlite3.Connection, delivery: int) -> bool:
    """Whether an attempt of this delivery was accepted, is under way, or has an unknown outcome."""
    condition = MAY_HAVE_ARRIVED.format(delivery=":delivery")
    (possible,) = connection.execute(f"SELECT {condition}", {"delivery": delivery}).fetchone()
    return bool(possible)
