"""Our own articles on pages that are built in other ways: the text is that of a sample."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from html import escape
from pathlib import Path

from e2e import fonts
from e2e.samples import Sample

EXTENSION = Path(__file__).parents[1] / "extension"
APP = Path(__file__).with_name("pages") / "live" / "app.tsx"

STYLE = (
    "body { margin: 0; font: 18px/1.7 serif } main { max-width: 640px; margin: 40px auto; padding: 0 20px }"
)

STICKY = """
header { position: sticky; top: 0; padding: 20px; background: #14324a; color: white }
"""
STICKY_HEADLINE = "h1 { position: sticky; top: 0; background: white }"
COLUMNS = "main { max-width: 1100px; columns: 2; column-gap: 90px; font-size: 16px }"
SCROLL_BOX = """
html, body { height: 100%; overflow: hidden }
#app { height: 500px; margin: 60px 40px; overflow: auto; border: 3px solid; padding: 10px }
"""
DARK = "body { background: #101418; color: #e8e8e8 }"
COLOURED = (
    "body { background: #0b2545; color: #fff } main { background: #ffe14d; color: #111; padding: 30px }"
)
FIXED_BOXES = """
body { font-family: Late, serif } h1, p { height: 14em; margin: 0 } main, article { height: 6000px }
"""
TIGHT = "main { line-height: 1.15 }"


def story(sample: Sample, paragraphs: slice = slice(None)) -> str:
    """The headline and the paragraphs as HTML."""
    headline, *rest = sample.paragraphs
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in rest[paragraphs])
    return f"<h1>{escape(headline)}</h1>\n{body}"


def page(sample: Sample, style: str = "", *, language: str = "en", end: str = "") -> str:
    """A page with a header and the article, in this style."""
    return around(story(sample), sample.paragraphs[0], style, language=language, end=end)


def around(
    content: str, title: str, style: str = "", *, language: str = "en", attributes: str = "", end: str = ""
) -> str:
    return (
        f'<!doctype html><html lang="{language}" {attributes}><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}{style}</style></head><body>"
        f'<div id="app"><header>The Daily Layout</header><main><article id="story">{content}</article></main>'
        f"</div>{end}</body></html>"
    )


def live(sample: Sample, script: str) -> str:
    """The article drawn by an app of a framework; see pages/live/app.tsx."""
    data = escape("\n\n".join(sample.paragraphs))
    return around(
        "", sample.paragraphs[0], end=f'<template id="text">{data}</template><script>{script}</script>'
    )


def bundled(path: Path = APP) -> str:
    """The app as one script."""
    esbuild = EXTENSION / "node_modules" / ".bin" / "esbuild"
    return subprocess.run(
        [
            esbuild,
            path,
            "--bundle",
            "--minify",
            "--format=iife",
            "--jsx=automatic",
            "--jsx-import-source=preact",
        ],
        env={"NODE_PATH": str(EXTENSION / "node_modules"), "PATH": "/usr/bin:/bin:/usr/local/bin"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def late_font(width: int) -> str:
    """A script by which a page adds a font that is loaded already: of that no browser tells."""
    data = b64encode(fonts.font(width)).decode()
    return f"""
      async () => {{
        const face = new FontFace("Late", "url(data:font/ttf;base64,{data})");
        document.fonts.add(await face.load());
      }}
    """
