"""Simple interest from day to day, as the account reckons it: the rows of the stretches."""

from casefile.rules.interest import Terms, accruals, stretches


def late_interest(principal, first, until, regime, law, own=(), *, agreed=None, start=None):
    parts = stretches(first, until, Terms(regime, law, tuple(own), agreed, start))
    return accruals(principal, parts, regime, "1")
