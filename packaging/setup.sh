#!/bin/sh
# Prepares a checkout: a virtual environment with exactly the pinned packages and, on Debian and its
# kin, the few system libraries that Qt needs. Quick when nothing has changed since the last time.
#
#   packaging/setup.sh run     what the program needs
#   packaging/setup.sh dev     also what tests, lint and packaging need
#   packaging/setup.sh package the same, and all the libraries that a frozen program takes along
#
# PYTHON names the Python to use; without it, the first one that is new enough.
set -eu
cd "$(dirname "$0")/.."
wanted=${1:-run}
on_screen=${DISPLAY:-}
on_wayland=${WAYLAND_DISPLAY:-}
freezes=
venv=.venv

say() { echo "$*" >&2; }

# ---- the system's part ---------------------------------------------------------------------------

# A library that Qt loads, and the Debian package that has it. The rest comes with these packages.
qt_needs() {
    cat <<'LIST'
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
LIST
    # A window on a screen needs more than drawing without one.
    [ -z "$on_screen" ] || cat <<'LIST'
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIST
    [ -z "$on_wayland" ] || cat <<'LIST'
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
LIST
}

# PyInstaller reads libraries with objdump, stand-ins are made with a C compiler (packaging/stand_ins),
# and Python is taken along as a library: Debian's own Python does not use one.
freezing_needs() {
    command -v objdump >/dev/null || echo binutils
    command -v cc >/dev/null || command -v gcc >/dev/null || echo gcc
    system=$("$(find_python)" -c 'import sys; print("%d.%d" % sys.version_info[:2] if sys.base_prefix == "/usr" else "")')
    [ -z "$system" ] || case $known in *"libpython$system.so.1.0 "*) ;; *) echo "libpython$system" ;; esac
}

has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts"; do
        [ ! -d "$folder" ] || [ -z "$(find -L "$folder" -iname "$1" 2>/dev/null | head -n 1)" ] || return 0
    done
    return 1
}

missing_packages() {
    # Debian keeps ldconfig where only root's PATH looks.
    known=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || return 0
    qt_needs | while read -r library package; do
        case $known in *"$library "*) ;; *) echo "$package" ;; esac
    done
    [ -z "$freezes" ] || freezing_needs
    has_font '*.[ot]tf' || echo fonts-dejavu-core
    has_font '*emoji*' || echo fonts-noto-color-emoji
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
    as_root true 2>/dev/null || return 1
    say "Installing what Qt needs:" "$@"
    as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends "$@" >/dev/null
}

# Goes on when it cannot: the program may well run, and what it lacks has been said.
install_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=$(missing_packages | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "Qt may need what Debian calls: $packages"
        return 0
    fi
    # shellcheck disable=SC2086 # a list of names
    if ! apt_install $packages; then
        say "Qt needs a few system libraries. Please run once:"
        say "    sudo apt-get install --yes $packages"
    fi
}

# ---- Python's part -------------------------------------------------------------------------------

is_supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_supported "$candidate"; then echo "$candidate"; return 0; fi
    done
    found=$("${PYTHON:-python3}" -V 2>/dev/null) || found="not there"
    say "FlowIQ Desktop needs Python 3.11 to 3.14; ${PYTHON:-python3} is $found."
    say "Name one that you have, such as: make PYTHON=python3.12 ..."
    return 1
}

# The environment is made anew when it is broken, was made elsewhere (its commands hold their own
# address), or another Python is asked for by name.
is_usable() {
    [ -f "$venv/.made-in" ] && [ "$(cat "$venv/.made-in")" = "$PWD" ] && is_supported "$venv/bin/python" || return 1
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -V 2>&1)" = "$("$venv/bin/python" -V)" ]
}

make_environment() {
    say "Making a virtual environment in $venv with $("$python" -V)"
    rm -rf "$venv"
    # Debian's python3 has no ensurepip unless python3-venv is there: its own pip does the work then.
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        "$python" -m venv --clear --without-pip "$venv"
        if ! "$python" -m pip --version >/dev/null 2>&1; then
            say "$python has no pip. Please run once, and then again what you did:"
            say "    sudo apt-get install --yes python3-venv"
            return 1
        fi
    fi
    echo "$PWD" >"$venv/.made-in"
}

pip_install() {
    if "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        set -- "$venv/bin/python" -m pip install "$@"
    else
        # Python 3.11 came with pip 22.3, the first one to know --python.
        set -- "$python" -m pip --python "$venv/bin/python" install "$@"
    fi
    "$@" --quiet --disable-pip-version-check --no-warn-script-location
}

install_packages() {
    say "Installing the pinned packages, once: some minutes at the most"
    pip_install --require-hashes --requirement "packaging/requirements-$wanted.txt"
    pip_install --no-deps --no-build-isolation --editable .
}

# What a developer needs includes what the program needs: one stamp is enough for both.
is_installed() {
    for kind in "$wanted" dev; do
        stamp=$venv/.installed-$kind
        [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$(fingerprint "$kind")" ] || return 0
    done
    return 1
}

# Installing does it as well; here it is for translations that changed since.
compile_languages() {
    [ -z "$(find resources/languages -name '*.po' -newer "$venv/.made-in" | head -n 1)" ] && [ -n "$(find resources/languages -name '*.mo' | head -n 1)" ] && return 0
    "$venv/bin/python" packaging/compile_languages.py >&2
}

fingerprint() { cat "packaging/requirements-$1.txt" pyproject.toml flowiq_desktop/__init__.py packaging/setup.sh | cksum; }

case $wanted in
    run | dev) ;;
    package) wanted=dev on_screen=yes on_wayland=yes freezes=yes ;;
    *) say "Say packaging/setup.sh run, dev or package."; exit 2 ;;
esac
install_libraries
if is_usable && is_installed; then
    compile_languages
    exit 0
fi
python=$(find_python)
is_usable || make_environment
install_packages
fingerprint "$wanted" >"$venv/.installed-$wanted"
