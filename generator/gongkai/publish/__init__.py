"""Ship finished bundles; the only stage that may start a process or open a socket."""
