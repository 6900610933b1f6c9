"""The learned attributions: who is said to have said, thought or wanted what, by a small neural network."""

from sidelight_server.nlp.quotes.attributions import find_attributions

__all__ = ["find_attributions"]
