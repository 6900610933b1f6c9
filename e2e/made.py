"""Pages made up by a test."""

from __future__ import annotations

SAID = "“We will not be moved,” said Ada Marsh, the mayor of Fenwick. "


def page_of(paragraphs: list[str], *, title: str = "Mayor of Fenwick refuses to move the town clock") -> str:
    """A plain page with an article of these paragraphs, which are HTML."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><article><h1>{title}</h1>\n{body}\n</article></main></body></html>"
    )
