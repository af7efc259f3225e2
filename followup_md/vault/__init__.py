"""The vault: reading (from a folder or texts), deriving at one moment, writing, locking, caching, and a journal for undo."""
