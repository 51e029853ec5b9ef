"""The phone beside the steps: what one person will see of the message.

Never takes part in sending, and fetches nothing but through `media`'s guards.
"""
