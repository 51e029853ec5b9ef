"""The account and the person's preferences; practice instead of FlowIQ."""
