"""FlowIQ Desktop: send a WhatsApp message to everyone in a spreadsheet, once each."""

__version__ = "0.1.0"
