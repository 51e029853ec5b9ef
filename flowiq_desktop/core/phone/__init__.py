"""Phone numbers: reading, repairing, numbering plans, countries, which are one account.

Never repairs a number in silence: what was changed is listed, what is unclear is a problem.
"""
