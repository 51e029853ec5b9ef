"""From a file to what would be sent: loading, mapping, checking, drafts, previews, examples."""
