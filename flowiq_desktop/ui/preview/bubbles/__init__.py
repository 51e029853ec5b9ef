"""One drawn bubble for each kind of message, as the phone will show it.

Never composes a message: it draws what `services.preparing` says.
"""
