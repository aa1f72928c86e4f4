"""Small checks over the repository itself, run by make and by pre-commit."""
