"""One module per family of kinds: what a record says first, and blocks of its own."""
