"""What is told of the animals, beside the table of what should be.

`python -m tests.media.zoo.keeper` writes the table anew; read the difference before it is kept.
"""

from pathlib import Path

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.fetch import FetchedFile
from flowiq_desktop.media.file_ends import END_BYTES
from flowiq_desktop.media.inspector import inspect
from flowiq_desktop.system.private_process import worker_command
from tests.media.zoo.animals import ZOO, Animal

TABLE = Path(__file__).with_name("findings.tsv")
_HEADER = "file\tmessage type\tcontent\tpixels\ttold\n"


def file_of(animal: Animal) -> FetchedFile:
    """The file as it comes from its link."""
    body = animal.make()
    head = body[: animal.read] if animal.read else body
    tail = body[-END_BYTES:] if animal.tail else b""
    complete = len(head) == len(body)
    return FetchedFile(head, len(body), complete, animal.name, animal.declared, tail)


def finding(animal: Animal, kind: str, decoder: Decoder) -> str:
    """Content, dimensions and sentences, as they stand in the table."""
    try:
        facts = inspect(MediaKind(kind), file_of(animal), decoder)
    except MediaError as error:
        return f"-\t-\t{error}"
    pixels = f"{facts.width} x {facts.height}" if facts.width else "-"
    return f"{facts.content_type}\t{pixels}\t{' | '.join(facts.warnings) or '-'}"


def table_rows() -> dict[tuple[str, str], str]:
    """The table of what should be told, by file and message type."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t", 2) for line in lines)
    return {(name, kind): told for name, kind, told in rows}


def _write() -> None:
    decoder = Decoder(worker_command("--decode-worker"))
    lines = [
        f"{name}\t{kind}\t{finding(animal, kind, decoder)}\n"
        for name, animal in ZOO.items()
        for kind in animal.kinds
    ]
    decoder.close()
    TABLE.write_text(_HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    _write()
