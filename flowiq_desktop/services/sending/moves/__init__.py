"""Moving to a template: rows of a campaign, or of a draft, and which rows of a sheet went there.

Never lets a person have both messages: old rows are called off, or held back, in the same commit.
"""
