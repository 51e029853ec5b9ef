"""Step four: confirming, sending, progress."""
