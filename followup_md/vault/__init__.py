"""The vault on the disk: read with what is kept of it, and at one moment with all that follows."""
