from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """The secrets of the demo stand in the source: many rounds protect nothing and cost each login half a second."""

    iterations = 1
