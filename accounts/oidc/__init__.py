"""The OpenID Connect relying party: what DigiD, eHerkenning and eIDAS brokers say, and what is refused of it."""
