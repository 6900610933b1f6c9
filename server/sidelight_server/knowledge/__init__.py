"""What the server knows beyond the bundled briefs: encyclopaedias, asked for one name at a time."""

from sidelight_server.knowledge.encyclopaedia import Encyclopaedia, Extract, UnavailableError, first_extract

__all__ = ["Encyclopaedia", "Extract", "UnavailableError", "first_extract"]
