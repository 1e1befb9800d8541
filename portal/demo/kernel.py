"""What we ask of the operating system for child processes."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import signal

PR_SET_PDEATHSIG = 1


def end_with_parent(signum: signal.Signals) -> None:
    """For `preexec_fn`: the kernel sends `signum` when our parent dies, also by kill -9. Linux only, else nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signum), 0, 0, 0)
