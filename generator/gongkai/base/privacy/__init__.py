"""Find what must never be public in any text, however it is written."""
