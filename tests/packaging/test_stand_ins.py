"""Stand-ins for libraries that are never called: made, and refused when they lack a name."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.loading import ROOT, load

pruning = load("pruning")
stand_ins, binaries = load("stand_ins"), load("binaries")
SOURCES = sorted((ROOT / "packaging" / "stand_ins").glob("*.c"))
FOREIGN = "x86_64-w64-mingw32-gcc"
LINUX = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("gcc") or not shutil.which("nm"),
    reason="this builds small libraries for Linux: it needs gcc and nm (Debian: gcc, binutils)",
)
WINDOWS = pytest.mark.skipif(
    not shutil.which(FOREIGN), reason="no compiler for Windows here (Debian: gcc-mingw-w64-x86-64)"
)
ENCODER = """
int {0}_encoder_open_77(void) {{ return 1; }}
int x264_encoder_encode(void) {{ return 1; }}
int x264_brand_new(void) {{ return 1; }}
"""


def compiled(folder: Path, name: str, source: str, *options: str, by: str = "gcc") -> Path:
    folder.mkdir(exist_ok=True)
    text = folder / f"{name}.c"
    text.write_text(source, encoding="ascii")
    command = [by, "-shared", "-fPIC", f"-Wl,-soname,{name}", "-o", str(folder / name), str(text)]
    subprocess.run([*command, *options], check=True)
    return folder / name


def folder_with(tmp_path: Path, called: str) -> list[tuple[str, str, str]]:
    """An encoder under a name like x264's, and a player that calls one of its functions."""
    library = compiled(tmp_path / "libs", "libx264-0a1b.so.77", ENCODER.format("x264"))
    source = f"int {called}(void); int play(void) {{ return {called}(); }}"
    player = compiled(tmp_path / "libs", "libplayer.so", source, str(library))
    return [
        ("av.libs/libx264-0a1b.so.77", str(library), "BINARY"),
        ("av.libs/libplayer.so", str(player), "BINARY"),
        ("libx264-0a1b.so.77", "av.libs/libx264-0a1b.so.77", "SYMLINK"),
        ("notes/libx264-0a1b.so.77", str(player), "DATA"),
    ]


@LINUX
def test_the_stand_in_takes_the_name_and_says_that_it_cannot(tmp_path: Path) -> None:
    entries = folder_with(tmp_path, "x264_encoder_open_77")
    replaced = stand_ins.with_stand_ins(entries, tmp_path / "made")
    assert [entry[0] for entry in replaced] == [entry[0] for entry in entries]
    assert replaced[1:] == entries[1:]
    made = Path(replaced[0][1])
    assert made != Path(entries[0][1])
    library = ctypes.CDLL(str(made))
    assert library.x264_encoder_encode() == -1
    assert library.x264_encoder_open_77() == 0  # the version that was asked for
    assert "x264_brand_new" not in binaries.offered_by(made)


@LINUX
def test_a_name_that_the_stand_in_lacks_stops_the_build(tmp_path: Path) -> None:
    entries = folder_with(tmp_path, "x264_brand_new")
    with pytest.raises(stand_ins.StandInError, match=r"x264_brand_new of libx264.*x264\.c"):
        stand_ins.with_stand_ins(entries, tmp_path / "made")


@LINUX
def test_the_version_that_a_caller_asks_for_is_offered(tmp_path: Path) -> None:
    libs = tmp_path / "libs"
    libs.mkdir()
    (libs / "versions").write_text("SONG_2 { snd_pcm_open; };", encoding="ascii")
    script = f"-Wl,--version-script={libs / 'versions'}"
    source = "int snd_pcm_open(void) { return 1; }"
    library = compiled(libs, "libasound-9f.so.2", source, script)
    calling = "int snd_pcm_open(void); int hear(void) { return snd_pcm_open(); }"
    player = compiled(libs, "libplayer.so", calling, str(library))
    entries = [("a/libasound-9f.so.2", str(library), "BINARY"), ("b.so", str(player), "BINARY")]
    made = Path(stand_ins.with_stand_ins(entries, tmp_path / "made")[0][1])
    assert "snd_pcm_open@SONG_2" in binaries.offered_by(made)


@LINUX
def test_the_scalar_product_is_right_and_a_matrix_ends_the_process(tmp_path: Path) -> None:
    blas = next(it for it in stand_ins.STAND_INS if it.source == "openblas")
    made = stand_ins.compiled(blas, "libscipy_openblas.so", set(), tmp_path)
    product = ctypes.CDLL(str(made)).scipy_cblas_ddot64_
    product.restype = ctypes.c_double
    numbers = (ctypes.c_double * 4)(1, 2, 3, 4)
    size, step, back = ctypes.c_longlong(2), ctypes.c_longlong(2), ctypes.c_longlong(-2)
    assert product(size, numbers, step, numbers, step) == 10
    assert product(size, numbers, step, ctypes.byref(numbers, 8), back) == 1 * 4 + 3 * 2
    code = f"import ctypes; ctypes.CDLL({str(made)!r}).scipy_dgesv_64_()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode != 0
    assert b"without linear algebra: scipy_dgesv_64_" in done.stderr


@WINDOWS
@pytest.mark.parametrize("stand_in", stand_ins.STAND_INS, ids=lambda it: it.source)
def test_each_can_be_made_for_windows(stand_in: object, tmp_path: Path) -> None:
    made = stand_ins.compiled(stand_in, "library.dll", {"x264_encoder_open_9"}, tmp_path)
    assert len(binaries.offered_by(made)) >= 1


@WINDOWS
def test_what_a_windows_library_wants_is_read(tmp_path: Path) -> None:
    library = compiled(tmp_path, "x264-9.dll", ENCODER.format("x264"), by=FOREIGN)
    assert "x264_brand_new" in binaries.offered_by(library)
    source = "int x264_brand_new(void); int play(void) { return x264_brand_new(); }"
    player = compiled(tmp_path, "player.dll", source, str(library), by=FOREIGN)
    assert binaries.wanted_of(player, library) == {"x264_brand_new"}
    stand_in = stand_ins.STAND_INS[0]
    with pytest.raises(stand_ins.StandInError, match="x264_brand_new"):
        stand_ins.make(stand_in, library, [player], tmp_path / "made")


@WINDOWS
def test_what_is_no_windows_library_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "short.dll").write_bytes(b"MZ" + bytes(80))
    with pytest.raises(ValueError, match="no 64-bit library"):
        binaries.offered_by(tmp_path / "short.dll")


def test_each_source_is_used_and_tells_what_it_stands_in_for() -> None:
    assert {it.source for it in stand_ins.STAND_INS} == {path.stem for path in SOURCES}
    for path in SOURCES:
        assert path.read_text(encoding="ascii").startswith("/* In place of ")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("av.libs/libx264-d6533a8d.so.165", "x264"),
        ("av.libs\\libx265-ee9d492f.dll", "x265"),
        ("av/.dylibs/libx264.165.dylib", "x264"),
        ("av/.dylibs/libSvtAv1Enc.4.dylib", "svt_av1"),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", "openblas"),
        ("libgnutls.so.30", None),  # the system's own, which others may call
        ("av.libs/libavcodec-5e6b81c2.so.62", None),
        ("av.libs/libdav1d-f4b27961.so.7.0.0", None),
    ],
)
def test_what_a_library_is_replaced_by(name: str, source: str | None) -> None:
    found = [it.source for it in stand_ins.STAND_INS if it.stands_for((name, "", "BINARY"))]
    assert found == ([source] if source else [])
