"""Links by their text alone: pages, wrapped and signed ones, hosts, and mistyped ones mended.

Never fetches anything, and never changes a link by itself: what is meant is offered.
"""
