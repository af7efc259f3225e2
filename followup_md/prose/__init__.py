"""Letters: parts, layout, the judge of personal and form, what gives an interview away."""
