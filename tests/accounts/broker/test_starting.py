from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from portal.demo.commands import BROKER, ROOT
from tests import databasekit
from tests.accounts.broker import process


def run(*arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *BROKER, *arguments],
        cwd=ROOT,
        env=process.environment(**values),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


@pytest.mark.parametrize("mode", ["productie", ""])
@pytest.mark.parametrize("command", [(), ("ensure_broker",)])
def test_it_does_not_start_in_production_and_says_why_in_one_sentence(mode: str, command: tuple[str, ...]) -> None:
    done = run(*command, PORTAL_MODE=mode)
    assert done.returncode == 1
    assert done.stderr == (
        "De demo-inlogdienst laat iedereen inloggen als iedereen en start daarom alleen met PORTAL_MODE=demo of test.\n"
    )


def test_it_says_which_setting_is_wrong_when_there_is_no_database() -> None:
    done = run(BROKER_DATABASE_URL="postgresql://nobody:x@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert done.stderr.startswith("De demo-inlogdienst komt niet bij zijn database; klopt BROKER_DATABASE_URL?")


COUNT = """
from allauth.idp.oidc.models import Client
from django.contrib.auth.models import User
print(list(User.objects.order_by("pk").values_list("pk", "username")), User.objects.count(), Client.objects.count())
"""


def test_making_what_is_needed_twice_changes_nothing(database_server: None) -> None:
    with databasekit.empty_database(process.database_name("starting")) as url:
        counts = []
        for _ in range(2):
            assert run("ensure_broker", BROKER_DATABASE_URL=url).returncode == 0
            counts.append(run("shell", "--no-imports", "-c", COUNT, BROKER_DATABASE_URL=url).stdout)
    assert all(before == after for before, after in pairwise(counts))
    # Eleven people with a middel, each at four levels; one client for each middel.
    assert counts[0].strip().endswith("] 44 3")
