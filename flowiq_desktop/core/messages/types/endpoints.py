"""Endpoints: where FlowIQ takes finished messages."""

SEND_WHATSAPP = "/send-whatsapp"
"""What takes every message that has a type; the one endpoint that older journals know."""
SEND_TEMPLATE = "/send-template"
"""What takes templates alone; its answers have a form of their own."""
