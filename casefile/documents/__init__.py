"""Blocks become Word files; pages of evidence become pictures; both are checked."""
