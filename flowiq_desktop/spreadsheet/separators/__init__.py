"""What parts the columns and the records of a text where no usual sign does.

A list cut wrongly is worse than one that is not cut: a sign counts where it cuts out phone numbers.
"""
