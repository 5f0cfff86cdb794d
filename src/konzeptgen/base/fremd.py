"""The one guard around readers of foreign formats: whatever a file breaks in its reader is a finding on that file.

No list of errors says which they are: a library may raise any, and one that is missing in such a list is a traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from konzeptgen.base.finding import EnvironmentTrouble, Finding, Rejected


@contextmanager
def fremd(fault: Callable[[], Finding]) -> Iterator[None]:
    """Read a foreign file inside; raise Rejected with the finding of ``fault`` for all that goes wrong there."""
    try:
        yield
    except (Rejected, EnvironmentTrouble):
        raise
    except Exception as error:
        raise Rejected([fault()]) from error
