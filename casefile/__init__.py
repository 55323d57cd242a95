"""A case file for each disputed debt: evidence in, chronology and assessment, packets out."""

from casefile import later

__version__ = "1.0.0"

later.put_off()
