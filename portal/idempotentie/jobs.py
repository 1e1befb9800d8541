from __future__ import annotations

from django.db import connection
from procrastinate.contrib.django import app


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="forget_sleutels")
def forget_sleutels(timestamp: int) -> None:
    """A form of a month ago is not sent again; its key tells who did something when, and goes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT portal_sleutels_vergeten()")
