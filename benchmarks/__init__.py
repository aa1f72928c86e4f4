"""The benchmark: the same texts built by this generator, by Hugo and by stock Material."""
