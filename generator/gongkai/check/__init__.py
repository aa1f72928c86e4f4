"""Ordered checks over records and over the whole village."""
