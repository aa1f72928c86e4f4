"""Turn page contexts into HTML."""
