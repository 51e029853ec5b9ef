"""How much two pictures differ, as a person would see it."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

MOST_IN_A_SPOT = 0.15
"""Share of a spot that may look different: edges of letters are smoothed in several ways."""
MOST_STEPS = 0.5
"""How far colours may be apart on average, of 255: a ground of another colour is further."""
_SEEN = 36
"""Steps of 255 from which on a place looks different; 256 colours for a sheet make fewer."""
_SMALLER = 2
_SPOT = 8
"""Side of a spot, of the smaller picture: about one letter, or the ticks of a message."""


@dataclass(frozen=True)
class Difference:
    """What lies between two pictures.

    Attributes:
        spot: share of the places that look different in the worst spot, from 0 to 1.
        steps: how far colours are apart on average, from 0 to 255.
    """

    spot: float
    steps: float

    @property
    def is_seen(self) -> bool:
        """Whether it is more than what is tolerated."""
        return self.spot > MOST_IN_A_SPOT or self.steps > MOST_STEPS

    def __str__(self) -> str:
        return f"{self.spot:.0%} of the worst spot, {self.steps:.2f} of 255 steps on average"


WHOLLY = Difference(1.0, 255.0)


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """What lies between two pictures; everything when their sizes differ.

    Both are made half as large first, so that how the edge of a letter is smoothed counts little.
    """
    if one.size != other.size:
        return WHOLLY
    small, also = (np.asarray(picture.reduce(_SMALLER), dtype=np.int16) for picture in (one, other))
    apart = np.abs(small - also).max(axis=2)
    return Difference(_worst_spot(apart > _SEEN), float(apart.mean()))


def _worst_spot(seen: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]") -> float:
    high, wide = (-(-side // _SPOT) for side in seen.shape)
    whole = np.zeros((high * _SPOT, wide * _SPOT))
    whole[: seen.shape[0], : seen.shape[1]] = seen
    return float(whole.reshape(high, _SPOT, wide, _SPOT).mean(axis=(1, 3)).max())
