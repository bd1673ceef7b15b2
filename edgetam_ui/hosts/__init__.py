"""Who carries the protocol."""
