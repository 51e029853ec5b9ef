"""What is told to people who listen to the window: states that Qt does not tell, and news.

Never knows a page.
"""
