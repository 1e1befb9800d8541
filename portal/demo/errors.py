class StartError(Exception):
    """The demo or the tests cannot start. Its text is one Dutch sentence that says what to do; show it as it is."""
