"""The command line's vocabulary: what may be typed, and nothing of what is done about it.

`--help` and a slip of the finger are answered from here, so these modules import no service.
"""
