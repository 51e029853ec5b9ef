"""CallError: the call itself is wrong."""


class CallError(Exception):
    """The call is wrong; says why in one sentence."""
