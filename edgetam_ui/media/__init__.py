"""Any file into uint8 RGB frames."""
