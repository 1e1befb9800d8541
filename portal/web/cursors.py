"""A cursor in an address: opaque, checked, without meaning to people."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from uuid import UUID

from portal.registers.entities import Cursor


def to_text(cursor: Cursor) -> str:
    return base64.urlsafe_b64encode(f"{cursor.moment.isoformat()} {cursor.id}".encode()).decode().rstrip("=")


def from_text(text: str) -> Cursor | None:
    """None for what is not ours: the list then begins at the beginning."""
    try:
        moment, _, row = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(" ")
        cursor = Cursor(datetime.fromisoformat(moment), UUID(row))
    except (ValueError, binascii.Error):
        return None
    return cursor if cursor.moment.tzinfo else None
