"""`watch`: file watcher, rebuild loop and preview server; besides `cli` the only package that reads the clock."""
