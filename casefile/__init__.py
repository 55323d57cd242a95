"""A case file for each disputed debt: evidence in, chronology and assessment, packets out."""

from casefile import later

__version__ = "0.1.0"

later.put_off()
