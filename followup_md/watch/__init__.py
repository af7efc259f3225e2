"""`watch`: file watcher, rebuild loop and preview server; beside `cli` the only package that reads the clock."""
