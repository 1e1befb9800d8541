"""Under which account PostgreSQL runs: it refuses root, and containers and CI often have nothing else."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.demo.errors import StartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Exists on every Linux and owns nothing, so no account has to be made.
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int
    # Only root can and must hand folders and processes over to another account.
    is_other: bool

    def own_folder(self, path: Path) -> Path:
        """Makes `path`, or takes it as it is, closed to everyone but this account. Raises StartError if not ours."""
        path.mkdir(mode=0o700, exist_ok=True)
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {self.uid, os.geteuid()}:
            raise StartError(f"{path} is van een andere gebruiker: verwijder dit en begin opnieuw.")
        if self.is_other:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)
        return path


def the_account(data: Path) -> Account:
    """Ourselves; for root the one who owns `data` already, else an account without rights."""
    if os.geteuid():
        return _account(_entry(os.geteuid()), is_other=False)
    owner = data.stat().st_uid if data.exists() else 0
    return _account(_entry(owner) if owner else pwd.getpwnam(UNPRIVILEGED), is_other=True)


def _entry(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        # A container that runs under a bare number; PostgreSQL does not start without a name.
        raise StartError(
            f"Gebruiker {uid} heeft geen naam op deze machine en PostgreSQL wil die: zet DATABASE_URL en"
            " DATABASE_OWNER_URL, of start als een gebruiker met een naam."
        ) from None


def _account(entry: pwd.struct_passwd, *, is_other: bool) -> Account:
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, is_other=is_other)


def open_the_way(programs: Path, folder: Path, *, say: Callable[[str], None]) -> None:
    """Lets another account pass (not list) the folders above `folder` and `programs`, and run the latter."""
    for closed in (p for path in (programs, folder) for p in (path, *path.parents) if not p.stat().st_mode & 0o001):
        say(f"  (map {closed} is nu doorgankelijk voor andere gebruikers)")
        closed.chmod(closed.stat().st_mode | 0o001)
    for path in programs.parent.rglob("*"):
        wanted = 0o005 if path.is_dir() or path.stat().st_mode & 0o100 else 0o004
        if path.stat().st_mode & wanted != wanted:
            path.chmod(path.stat().st_mode | wanted)
