"""Checks the workflows, forms and hooks of a checkout: part of `make lint`.

check-jsonschema knows what each file may say, zizmor what makes a workflow unsafe. Both bring their
rules with them, so nothing is fetched. What only GitHub can tell (that a label of a machine or an
input of an action exists) stays open until a workflow runs there.
"""

import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from check_jsonschema import main as check_jsonschema

ROOT = Path(__file__).parent.parent
_SCHEMAS = {
    "workflows/*": ("vendor.github-workflows", "custom.github-workflows-require-timeout"),
    "ISSUE_TEMPLATE/config.*": ("vendor.github-issue-config",),
    "ISSUE_TEMPLATE/*": ("vendor.github-issue-forms",),
    "dependabot.*": ("vendor.dependabot",),
}
"""What a file below .github must keep to; the first pattern that fits counts."""
_HOOKS = ".pre-commit-config.yaml"
_YAML = (".yml", ".yaml")


def main(arguments: list[str]) -> int:
    """Check the checkout that is named, or this one; 0 when nothing is wrong.

    Args:
        arguments: at most one folder.
    """
    root = Path(arguments[0]) if arguments else ROOT
    files = sorted(path for path in (root / ".github").rglob("*") if path.suffix in _YAML)
    codes = [_keeps_to(schema, some) for schema, some in _by_schema(root, files).items()]
    return max([*codes, _is_safe([root / ".github", root / _HOOKS])])


def _by_schema(root: Path, files: list[Path]) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in files:
        for schema in _schemas_of(path.relative_to(root / ".github")):
            found.setdefault(schema, []).append(path)
    return found


def _schemas_of(path: Path) -> tuple[str, ...]:
    for pattern, schemas in _SCHEMAS.items():
        if path.match(pattern):
            return schemas
    raise SystemExit(f"{path}: nobody knows what may stand in it. Add it to {Path(__file__).name}.")


def _keeps_to(schema: str, files: list[Path]) -> int:
    """0 or not; problems are shown, success is silent."""
    said = StringIO()
    with redirect_stdout(said):
        code: int = check_jsonschema(
            ["--builtin-schema", schema, *map(str, files)], standalone_mode=False
        )
    if code:
        sys.stderr.write(said.getvalue())
    return code


def _is_safe(places: list[Path]) -> int:
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit("zizmor is not in this environment. Run: make setup-dev")
    options = ["--offline", "--pedantic", "--strict-collection", "--collect=all", "--quiet"]
    command = [program, *options, *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
