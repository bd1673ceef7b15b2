"""What clients and Python say to each other."""
