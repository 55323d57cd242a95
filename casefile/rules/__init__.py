"""Pure questions about a case: the case, the law and a day go in, a record comes out."""
