"""Right-to-left text in the terminal: the order of letters, the filter, fields, profiles."""
