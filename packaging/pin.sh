#!/bin/sh
# Rewrites the two pinned requirement files from pyproject.toml: versions and hashes only, for every
# supported Python and system. Needs `uv` on the PATH; run it when a dependency is added or raised.
set -eu
cd "$(dirname "$0")/.."
pin() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --quiet "$@"
}
pin --group build --output-file packaging/requirements-run.txt
pin --group build --group dev --group package --constraint packaging/requirements-run.txt \
    --output-file packaging/requirements-dev.txt
