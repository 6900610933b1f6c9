"""An article and its analysis, for the eye: in the terminal, as one HTML page, as Markdown."""

from sidelight_server.render.html import to_html
from sidelight_server.render.markdown import to_markdown
from sidelight_server.render.sheet import Sheet
from sidelight_server.render.terminal import print_reading

__all__ = ["Sheet", "print_reading", "to_html", "to_markdown"]
