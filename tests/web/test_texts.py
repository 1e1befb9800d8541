"""Every text has an English one, with the same blanks to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.checks import Error
from django.test import override_settings

from portal.web.checks import check_huisstijl

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_BLANK = re.compile(r"%\(\w+\)s")


def _messages() -> list[Message]:
    with (settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _forms(text: object) -> list[str]:
    """A text that counts has two forms; the last one holds every blank."""
    return [str(form) for form in text] if isinstance(text, tuple | list) else [str(text or "")]


@pytest.mark.parametrize("message", _messages(), ids=lambda message: str(message.id)[:40])
def test_every_text_has_an_english_one_with_the_same_blanks(message: Message) -> None:
    dutch, english = _forms(message.id), _forms(message.string)
    assert all(english)
    assert set(_BLANK.findall(dutch[-1])) == set(_BLANK.findall(english[-1]))


def test_the_huisstijl_that_is_set_exists() -> None:
    assert check_huisstijl() == []


@override_settings(PORTAL_HUISSTIJL="bestaat-niet")
def test_an_unknown_huisstijl_stops_the_start_and_says_which_there_are() -> None:
    [error] = check_huisstijl()
    assert isinstance(error, Error)
    assert "voorbeeld" in error.msg
