"""The command line: the same services without the window, for automation and support.

Never loads Qt, decides nothing that a service decides, and prints only through `cli.console`.

`options` is what may be typed, `commands` runs it.
"""
