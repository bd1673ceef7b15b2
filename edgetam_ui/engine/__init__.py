"""The model."""

import os

# OpenMP's idle threads spin by default, which takes the cores from whoever else works: beside another busy process the
# encoder took 1,092 ms on two cores, 242 ms with idle threads asleep. OpenMP reads this once, as torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
