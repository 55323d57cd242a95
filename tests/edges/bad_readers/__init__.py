"""Readers that misbehave on demand: the text of the file says how."""
