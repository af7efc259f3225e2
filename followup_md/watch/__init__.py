"""`watch`: what stirs in a vault, and when to build it again; beside `cli` the only room that knows the time."""
