"""A library kept by a firm: cases in PostgreSQL, evidence there or in an object store."""
