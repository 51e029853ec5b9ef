"""What a campaign may cost and whom an account may begin with: told before, kept to while sending.

Never lets a message go that would not have gone without it, and knows no price by itself.
"""
