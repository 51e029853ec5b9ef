"""Mutations of bytes, for where atheris is not there to lead them."""

import random
from collections.abc import Iterator, Sequence

_ODD = (b"\0", b"\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b'"', b"<", b"&", b"-1", b"\r\n")


def mutations(seeds: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """So many inputs, each a few changes away from one of the seeds; always the same ones."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 4)):
            _change(data, chance, seeds)
        yield bytes(data)


def _change(data: bytearray, chance: random.Random, seeds: Sequence[bytes]) -> None:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((0, 1, 1, 2, 4, 16, 200)))
    match chance.randint(0, 5):
        case 0:
            del data[start:end]
        case 1:
            data[start:end] = chance.choice(_ODD)
        case 2:
            data[start:start] = data[start:end] * chance.choice((1, 2, 50))
        case 3:
            data[start:end] = chance.randbytes(end - start)
        case 4:
            other = chance.choice(seeds)
            at = chance.randint(0, len(other))
            data[start:end] = other[at : at + 40]
        case _ if data:
            at = chance.randrange(len(data))
            data[at] ^= 1 << chance.randrange(8)
