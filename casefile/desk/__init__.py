"""The clerk: takes a request, asks the clock, calls the two wings."""

from casefile.desk.desk import Desk

__all__ = ["Desk"]
