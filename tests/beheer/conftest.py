from __future__ import annotations

from tests.factorkit import quick_passwords

__all__ = ["quick_passwords"]
