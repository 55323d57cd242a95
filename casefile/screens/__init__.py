"""The terminal face: draws a review, asks the desk, computes nothing."""
