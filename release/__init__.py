"""What makes a release and its documents out of the program; none of it is shipped."""
