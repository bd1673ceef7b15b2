"""`python -m edgetam_ui` is `edgetam-ui`."""

import sys

from .cli import main

sys.exit(main())
