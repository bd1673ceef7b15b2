"""What this machine does, beside the plain library."""
