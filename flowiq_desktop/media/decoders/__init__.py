"""Reading untrusted files, one module per family; runs in the decode worker only."""
