from __future__ import annotations

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="clear_sessions")
def clear_sessions(timestamp: int) -> None:
    """Sessions that ended hold ids of partijen; they need not stay."""
    call_command("clearsessions")
