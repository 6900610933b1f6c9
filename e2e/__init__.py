"""End to end: the built extension in a real browser, for the tests, the demo and the measurements."""
