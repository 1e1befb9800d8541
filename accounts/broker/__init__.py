"""The demo broker: an OpenID provider of its own, where anyone logs in as anyone. Never part of a production portal."""
