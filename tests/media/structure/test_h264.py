"""H.264 by its decoder configuration, as encoders write it."""

import pytest

from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.structure.boxes import tracks
from flowiq_desktop.media.structure.h264 import H264, read_h264
from tests.media import samples


def configuration(pixels: str, b_frames: int = 0) -> H264 | None:
    body = samples.video(seconds=1, sound="", pixels=pixels, b_frames=b_frames)
    return read_h264(tracks(FileEnds.whole(body))[0].avcc)


@pytest.mark.parametrize(
    ("pixels", "b_frames", "found"),
    [
        ("yuv420p", 0, H264(100, 8, "4:2:0", reorders=False)),
        ("yuv420p", 2, H264(100, 8, "4:2:0", reorders=True)),
        ("yuv420p10le", 0, H264(110, 10, "4:2:0", reorders=False)),
        ("yuv422p", 0, H264(122, 8, "4:2:2", reorders=False)),
        ("yuv444p", 2, H264(244, 8, "4:4:4", reorders=True)),
    ],
)
def test_what_a_video_says_of_itself(pixels: str, b_frames: int, found: H264) -> None:
    assert configuration(pixels, b_frames) == found


def test_a_configuration_that_breaks_off_still_tells_its_profile() -> None:
    assert read_h264(b"\1\x4d\0\x1f\xff\xe1\0\x08\x67\x4d") == H264(0x4D)


def test_none_is_none() -> None:
    assert read_h264(b"") is None
