"""The account, the person's preferences, and practice mode in place of FlowIQ.

Never writes the key anywhere but into the system's key store.
"""
