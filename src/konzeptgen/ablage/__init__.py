"""What is written to the disk: a set of files as a whole, by one run at a time, and never over anybody's work."""
