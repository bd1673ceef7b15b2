"""Results out, a file a family."""
