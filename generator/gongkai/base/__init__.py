"""Values and faults that every stage shares; knows nothing of villages or files."""
