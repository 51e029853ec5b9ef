"""Work in the background, and how its results reach the window.

Never lets a job own its signals, or show a result that is out of date.
"""
