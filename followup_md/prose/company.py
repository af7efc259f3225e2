"""Company names without their legal form."""

from __future__ import annotations

import re

_LEGAL = r"(?i),?\s+(?:inc|ltd|llc|plc|corp|co|gmbh|ag|se|kg|sa|sas|bv|nv|ab|oy|as|srl|spa|limited|corporation|company)\b\.?.*"


def strip_legal(name: str) -> str:
    """Return a company's name as people say it: `Globex` for `Globex GmbH & Co. KG`."""
    return re.sub(_LEGAL, "", name).strip()
