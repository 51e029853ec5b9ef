"""Workbooks and text files read; a workbook in a process of its own.

Never takes anything but plain values from that process.
"""
