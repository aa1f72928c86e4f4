"""Tell problems and closing lines to the person at the console."""
