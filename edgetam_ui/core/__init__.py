"""Values: prompts, masks, operations. Pure."""
