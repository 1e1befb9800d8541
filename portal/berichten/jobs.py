from __future__ import annotations

import random
from typing import TYPE_CHECKING
from uuid import UUID

from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from procrastinate.jobs import Job

#: Half a minute, then twice as long each time, an hour at most: 49 tries are within the 48 hours of the Wmebv.
MOST_TRIES = 49
_FIRST_WAIT, _LONGEST_WAIT = 30, 3600


class Volhouden(BaseRetryStrategy):
    """Back-off with jitter, so that what failed together does not come back together."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts + 1 >= MOST_TRIES:
            return None
        wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(job.attempts, 10))
        return RetryDecision(retry_in={"seconds": int(wait * random.uniform(0.75, 1))})  # noqa: S311 - no secret


@app.task(pass_context=True, retry=Volhouden())
def bezorg(context: JobContext, bericht_id: str, ontvanger_id: str) -> None:
    """Done already is done: a job that runs again finds it sent."""
    from portal.berichten.bezorging import deliver

    is_last = context.job.attempts + 1 >= MOST_TRIES
    deliver(UUID(bericht_id), UUID(ontvanger_id), is_last=is_last)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="hervat_bezorging")
async def hervat_bezorging(timestamp: int) -> None:
    """What a worker had in hand when it was killed goes to another one."""
    for job in await app.job_manager.get_stalled_jobs(task_name=bezorg.name):
        await app.job_manager.retry_job(job)
