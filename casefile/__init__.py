"""A case file for each disputed debt: evidence in, chronology and assessment, packets out."""

__version__ = "0.1.0"
