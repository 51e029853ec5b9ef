"""From a row to a message: the row's values, the composer, and the problems it finds.

Never gives up at the first problem, and never lets one row's values into another's message.
"""
