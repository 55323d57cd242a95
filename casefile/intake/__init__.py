"""Evidence in: outside files become readings, in a limited child process."""
