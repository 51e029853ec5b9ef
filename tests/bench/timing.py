"""Timing two things in turn, so that a machine that speeds up or slows down affects both alike."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Median seconds of ours and the peer's, and the median of the ratios of the pairs."""

    ours: float
    peer: float
    ratio: float


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_turn(ours: Callable[[], object], peer: Callable[[], object], pairs: int = 3) -> Pair:
    """Time ours and the peer, A B A B, after one warm-up of each."""
    ours()
    peer()
    times = [(seconds(ours), seconds(peer)) for _ in range(pairs)]
    return Pair(
        statistics.median(a for a, _ in times),
        statistics.median(b for _, b in times),
        statistics.median(a / b for a, b in times),
    )
