"""The clerk: takes a request, asks the clock, calls the two wings."""
