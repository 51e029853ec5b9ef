"""Workbooks and text files read, a workbook in a process of its own."""
