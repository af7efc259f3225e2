"""A problem to the one line that mends it, for those problems where nothing has to be judged."""
