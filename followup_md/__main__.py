"""`python -m followup_md`."""

from __future__ import annotations

from followup_md.cli import main

if __name__ == "__main__":
    main()
