#!/bin/sh
# Prepares a checkout: a virtual environment with exactly the pinned packages and, on Debian and its
# kin, the few system libraries that Qt needs. Quick when nothing has changed since the last time.
#
#   packaging/setup.sh run     what the program needs
#   packaging/setup.sh dev     also what tests, lint and packaging need
set -eu
cd "$(dirname "$0")/.."
wanted=${1:-run}
requirements=packaging/requirements-$wanted.txt
python=${PYTHON:-python3}
venv=.venv
stamp=$venv/.installed-$wanted

if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
    echo "FlowIQ Desktop needs Python 3.11, 3.12 or 3.13; '$python' is $("$python" -V 2>&1)." >&2
    echo "Say which one to use: make PYTHON=python3.12 $wanted" >&2
    exit 1
fi

missing_libraries() {
    # What Qt loads at start; asking the loader works on every distribution.
    "$python" - <<'PY'
import ctypes.util
needed = {"EGL": "libegl1", "GL": "libgl1", "xkbcommon": "libxkbcommon0", "fontconfig": "libfontconfig1", "dbus-1": "libdbus-1-3"}
print(" ".join(package for name, package in needed.items() if not ctypes.util.find_library(name)))
PY
}

install_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=$(missing_libraries)
    if command -v fc-list >/dev/null 2>&1 && [ -z "$(fc-list :family 2>/dev/null | head -1)" ] || ! command -v fc-list >/dev/null 2>&1; then
        [ -n "$(ls /usr/share/fonts 2>/dev/null)" ] || packages="$packages fonts-dejavu-core"
    fi
    [ -n "$(ls -d /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf 2>/dev/null)" ] || packages="$packages fonts-noto-color-emoji"
    # A window of its own needs a little more than drawing without a screen.
    if [ -n "${DISPLAY:-}" ]; then
        ldconfig -p 2>/dev/null | grep -q libxcb-cursor || packages="$packages libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-image0 libxcb-render-util0"
    fi
    packages=$(echo $packages)
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null 2>&1 || { echo "Qt may need these libraries (Debian's names): $packages" >&2; return 0; }
    if [ "$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo=sudo; else
        echo "Qt needs a few system libraries. Please run once:" >&2
        echo "    sudo apt-get install --yes $packages" >&2
        return 0
    fi
    echo "Installing what Qt needs: $packages"
    $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends $packages >/dev/null
}

make_environment() {
    [ -x "$venv/bin/python" ] && return 0
    echo "Making a virtual environment in $venv"
    # Debian's python3 comes without ensurepip unless python3-venv is there: borrow its pip then.
    "$python" -m venv "$venv" >/dev/null 2>&1 || { rm -rf "$venv"; "$python" -m venv --without-pip "$venv"; }
}

pip_install() {
    if [ -x "$venv/bin/pip" ]; then "$venv/bin/python" -m pip "$@"; else "$python" -m pip --python "$venv/bin/python" "$@"; fi
}

fingerprint=$(cat "$requirements" pyproject.toml "$0" | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$fingerprint" ]; then exit 0; fi
install_libraries
make_environment
echo "Installing the pinned packages (once)"
pip_install install --quiet --disable-pip-version-check --require-hashes --requirement "$requirements"
pip_install install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
echo "$fingerprint" > "$stamp"
