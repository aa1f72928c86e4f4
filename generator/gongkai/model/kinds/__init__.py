"""One module per family of kinds; `registry` finds the class of a kind."""
