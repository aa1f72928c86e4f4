"""What a village publishes: kinds of record, rules, facts and planned pages."""
