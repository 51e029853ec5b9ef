"""H.264: profile, colours and order of pictures, by the decoder configuration of a track.

Source: ISO/IEC 14496-15 5.3.3 (avcC); ITU-T H.264 7.3.2.1.1 (sequence parameter set), E.1.1 (VUI).
"""

from dataclasses import dataclass

HIGH = 100
_MOST_SPS = 4_096
_MOST_ZEROS = 32
_MOST_CYCLES = 255
_EXTENDED_ASPECT = 255
_WITH_CHROMA = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
_CHROMA = ("4:0:0", "4:2:0", "4:2:2", "4:4:4")


@dataclass(frozen=True, slots=True)
class H264:
    """How a video is encoded.

    Attributes:
        profile: the number of its profile, such as 100 for High.
        bits: bits for each colour of a pixel.
        chroma: how colours are stored, such as "4:2:0".
        reorders: whether pictures may be shown in another order than they are stored; None when
            the video does not say.
    """

    profile: int
    bits: int = 8
    chroma: str = "4:2:0"
    reorders: bool | None = None


def read_h264(avcc: bytes) -> H264 | None:
    """What a decoder configuration says; None when there is none or it is damaged."""
    if len(avcc) < 8 or avcc[0] != 1 or not avcc[5] & 0x1F:  # noqa: PLR2004 - its fixed fields
        return None
    size = int.from_bytes(avcc[6:8])
    try:
        return _sequence(_Bits(_unescaped(avcc[8 : 8 + min(size, _MOST_SPS)])))
    except EOFError:
        return H264(avcc[1])


class _Bits:
    """Reads a bit string; raises EOFError at its end."""

    def __init__(self, body: bytes) -> None:
        self._value = int.from_bytes(body)
        self._left = 8 * len(body)

    def take(self, count: int) -> int:
        """An unsigned number of `count` bits."""
        if count > self._left:
            raise EOFError
        self._left -= count
        return (self._value >> self._left) & ((1 << count) - 1)

    def golomb(self) -> int:
        """An unsigned Exp-Golomb number (9.1)."""
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > _MOST_ZEROS:
                raise EOFError
        return (1 << zeros) - 1 + self.take(zeros)

    def signed(self) -> int:
        """A signed Exp-Golomb number (9.1.1)."""
        number = self.golomb()
        return (number + 1) // 2 if number % 2 else -(number // 2)


def _unescaped(unit: bytes) -> bytes:
    """Without the bytes that keep three zeros apart (7.4.1)."""
    return unit.replace(b"\0\0\3", b"\0\0")


def _sequence(bits: _Bits) -> H264:
    bits.take(8)
    profile = bits.take(8)
    bits.take(16)
    bits.golomb()
    chroma, depth = 1, 8
    if profile in _WITH_CHROMA:
        chroma, depth = _colours(bits)
    name = _CHROMA[chroma] if chroma < len(_CHROMA) else ""
    try:
        reorders = _reorders(bits)
    except EOFError:
        reorders = None
    return H264(profile, depth, name, reorders)


def _colours(bits: _Bits) -> tuple[int, int]:
    chroma = bits.golomb()
    if chroma == 3:  # noqa: PLR2004 - 4:4:4
        bits.take(1)
    depth = 8 + max(bits.golomb(), bits.golomb())
    bits.take(1)
    if bits.take(1):
        for index in range(12 if chroma == 3 else 8):  # noqa: PLR2004 - as above
            if bits.take(1):
                _skip_scaling(bits, 16 if index < 6 else 64)  # noqa: PLR2004 - small lists first
    return chroma, depth


def _skip_scaling(bits: _Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed()) % 256
        last = following or last


def _reorders(bits: _Bits) -> bool | None:
    bits.golomb()
    order = bits.golomb()
    if order == 0:
        bits.golomb()
    elif order == 1:
        _skip_order(bits)
    bits.golomb()
    bits.take(1)
    bits.golomb()
    bits.golomb()
    if not bits.take(1):
        bits.take(1)
    bits.take(1)
    if bits.take(1):
        for _ in range(4):
            bits.golomb()
    if order == 2:  # noqa: PLR2004 - pictures are shown as they are stored (8.2.1.3)
        return False
    return _reorders_by_vui(bits) if bits.take(1) else None


def _skip_order(bits: _Bits) -> None:
    bits.take(1)
    bits.signed()
    bits.signed()
    for _ in range(min(bits.golomb(), _MOST_CYCLES)):
        bits.signed()


def _reorders_by_vui(bits: _Bits) -> bool | None:
    if bits.take(1) and bits.take(8) == _EXTENDED_ASPECT:
        bits.take(32)
    if bits.take(1):
        bits.take(1)
    if bits.take(1):
        bits.take(4)
        if bits.take(1):
            bits.take(24)
    if bits.take(1):
        bits.golomb()
        bits.golomb()
    if bits.take(1):
        bits.take(65)
    has_nal = _skip_hrd(bits)
    has_vcl = _skip_hrd(bits)
    if has_nal or has_vcl:
        bits.take(1)
    bits.take(1)
    if not bits.take(1):
        return None
    bits.take(1)
    for _ in range(4):
        bits.golomb()
    return bits.golomb() > 0


def _skip_hrd(bits: _Bits) -> bool:
    """Whether there are parameters of a hypothetical decoder (E.1.2), which are passed over."""
    if not bits.take(1):
        return False
    count = min(bits.golomb(), 31) + 1
    bits.take(8)
    for _ in range(count):
        bits.golomb()
        bits.golomb()
        bits.take(1)
    bits.take(20)
    return True
