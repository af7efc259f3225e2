"""The sections of an interview note by their canonical names (format.md 2.2)."""

# What a recap holds (R4.5-R4.11), and all sections of an interview note that format.md 2.2 names, as `Interview.filled` writes them.
RECAP_SECTIONS = (
    "topics",
    "job description",
    "requirements",
    "company: good points",
    "company: bad points",
    "role: good points",
    "role: bad points",
    "first impressions",
    "environment",
)
SECTION_NAMES = (*RECAP_SECTIONS, "questions", "review", "next steps", "offer", "log")
# The four lists of good and bad points (R4.6).
POINT_SECTIONS = tuple(name for name in RECAP_SECTIONS if name.endswith(" points"))
