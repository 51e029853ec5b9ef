"""The five steps, and the protocol of a page.

No step knows another one.
"""
