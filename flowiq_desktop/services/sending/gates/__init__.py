"""What has to be right before messages go out: the account, the people, the first five of them.

Never lets anything go that would not go without it: it only keeps back.
"""
