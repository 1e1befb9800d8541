"""`python -m portal.demo`: the whole portal on one machine, until Ctrl-C. The data stays."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, NoReturn

import psycopg
from django.core.exceptions import ImproperlyConfigured

from accounts.broker.people import PEOPLE
from portal.demo import databases, postgres
from portal.demo.commands import BROKER, ROOT, WORKER, manage, web
from portal.demo.errors import StartError
from portal.demo.gegevens import GEGEVENS, load_once
from portal.demo.processes import Programs
from portal.demo.surroundings import Surroundings, read_surroundings

if TYPE_CHECKING:
    from types import FrameType


def main() -> int:
    # `kill` and a closed terminal end the demo as orderly as Ctrl-C does; under nohup it goes on.
    hangup = [signal.SIGHUP] if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN else []
    for signum in (signal.SIGINT, signal.SIGTERM, *hangup):
        signal.signal(signum, _interrupt)
    try:
        with ExitStack() as ends:
            _run(read_surroundings(), ends)
    except (StartError, ImproperlyConfigured) as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        say("\nGestopt. De gegevens blijven staan.")
    return 0


def _run(demo: Surroundings, ends: ExitStack) -> NoReturn:
    _start_database(demo, ends)
    programs = ends.enter_context(Programs(folder=ROOT, logs=demo.folder / "log"))
    # Left first of all: a second Ctrl-C must not cut the stopping short.
    ends.callback(_ignore_signals)
    say("Inlogbroker starten …")
    programs.start("broker", BROKER, demo.for_broker())
    say("Tabellen van het portaal bijwerken …")
    manage("migrate", demo.for_owner())
    _load(demo)
    say("Website en takenverwerker starten …")
    programs.start("web", web(demo.web_port), demo.for_web())
    # With its database gone a worker that ends politely waits half a minute for a connection first.
    programs.start("worker", WORKER, demo.for_web(), when_we_die=signal.SIGKILL)
    programs.wait_for_answer(f"{demo.web_url}/")
    programs.wait_for_answer(f"{demo.broker_url}/.well-known/openid-configuration")
    _tell(demo)
    programs.wait()


def _start_database(demo: Surroundings, ends: ExitStack) -> None:
    if demo.given:
        say("De opgegeven PostgreSQL gebruiken …")
        try:
            databases.prepare_given(demo.given.owner, demo.given.broker)
        except psycopg.Error as error:
            reason = " ".join(str(error).split())
            raise StartError(f"DATABASE_OWNER_URL: PostgreSQL weigert de verbinding ({reason}).") from error
        return
    say("PostgreSQL starten …")
    server = ends.enter_context(postgres.running(demo.folder / "postgres", {}, say=say))
    databases.prepare(server)


def _load(demo: Surroundings) -> None:
    def load() -> None:
        say("Voorbeeldgegevens laden …")
        manage(f"load_register {GEGEVENS}", demo.for_web())

    if demo.given:
        load()
    else:
        load_once(demo.folder / "postgres", load)


def _tell(demo: Surroundings) -> None:
    people = "\n".join(f"  {persoon.naam:<18} {persoon.omschrijving}" for persoon in PEOPLE)
    say(f"""
MijnGemeente draait:   {demo.web_url}
De inlogbroker staat op {demo.broker_url} (alleen voor deze demo). U kunt inloggen als:
{people}
Logboeken staan in {demo.folder / "log"}. Stop met Ctrl-C.""")


def say(text: str) -> None:
    print(text, flush=True)


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _ignore_signals() -> None:
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_IGN)
    say("\nAlles stoppen …")


if __name__ == "__main__":
    sys.exit(main())
