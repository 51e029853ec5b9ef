"""Facts of a reason as they stand in the file: JSON, with the same text for the same facts."""

import json
from collections.abc import Mapping


def written(facts: Mapping[str, object]) -> str:
    """The facts as text; rows that say the same are found by it."""
    return json.dumps(facts, sort_keys=True)


def read_facts(text: str) -> dict[str, object]:
    """The facts from their text; raises ValueError for anything else."""
    facts = json.loads(text)
    if not isinstance(facts, dict):
        raise ValueError(text)
    return facts
