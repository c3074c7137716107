"""Properties are not timed, for the first call of a room reads its tables; and the same examples come every time in CI."""

import os

from hypothesis import settings

settings.register_profile("bilingual", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("bilingual")
