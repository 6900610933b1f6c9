"""The Sidelight server and command line."""
