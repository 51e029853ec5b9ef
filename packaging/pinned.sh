#!/bin/sh
# Runs a tool of this checkout's own environment, in its folder: packaging/pinned.sh ruff check .
# The versions are those of requirements-dev.txt, whatever else the computer has.
set -eu
cd "$(dirname "$0")/.."
tool=$1
shift
for folder in .venv/bin .venv/Scripts; do
    for program in "$folder/$tool" "$folder/$tool.exe"; do
        [ ! -x "$program" ] || exec "$program" "$@"
    done
done
echo "$tool is not in .venv yet. Run: make setup-dev (without make: packaging/README.md)" >&2
exit 1
