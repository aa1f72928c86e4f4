"""gongkai: compile a village's records into its public board."""

__version__ = "0.1.0"
