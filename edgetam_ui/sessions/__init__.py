"""One medium and what its users do with it."""
