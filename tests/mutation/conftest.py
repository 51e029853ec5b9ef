"""A mutant runs in a fork of the survey: where there is none, there is nothing to collect."""

import os

collect_ignore_glob = [] if hasattr(os, "fork") else ["test_*.py"]
