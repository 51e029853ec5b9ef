"""Links: what an address says of itself, without anybody fetching it.

Which shape it has, whose page it is, how long it works, and how a mistyped one is mended.
"""
