"""What the window knows: the draft, the run, the account. No widgets."""
