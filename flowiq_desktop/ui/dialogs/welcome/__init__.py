"""The first start: the way in pictures, what matters, and a first practice campaign.

Never begins a campaign by itself.
"""
