"""One file a kind of evidence; a reader knows no other."""
