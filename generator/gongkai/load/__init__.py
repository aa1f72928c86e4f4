"""Read a village folder: files, text, YAML, front matter, rules and state."""
