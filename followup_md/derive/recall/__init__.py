"""When they call weeks later: a process found by whatever one caught of the call, and what one must know of it (R4.12)."""
