"""The ground: frozen records of a disputed debt. No file, no clock, no chance."""
