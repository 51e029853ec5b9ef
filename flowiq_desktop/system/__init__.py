"""The machine: files written whole, paths, logs, the clock, sleep, processes of our own."""
