"""Turn raw mappings into typed records, collecting every fault."""
