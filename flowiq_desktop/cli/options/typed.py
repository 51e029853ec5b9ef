"""Commands as they are typed, for sentences that say what to do next."""

import argparse
import shlex


def command(options: argparse.Namespace, *words: str) -> str:
    """A command of this program as it is typed, with the data folder of this one."""
    folder = getattr(options, "data_dir", None)
    data = ("--data-dir", str(folder)) if folder else ()
    return shlex.join(("flowiq-desktop", *words, *data))
