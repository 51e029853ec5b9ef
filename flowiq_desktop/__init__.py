"""FlowIQ Desktop: send a WhatsApp message to everyone in a spreadsheet, once each."""

__version__ = "0.1.0"
__date__ = "2026-11-28"
"""The day of this version: year, month, day."""
HOME = "https://github.com/flowiq/flowiq-desktop"
"""Where newer versions are found. The program names it and never asks there."""
