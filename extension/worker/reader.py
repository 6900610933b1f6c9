"""What the worker calls: an article's JSON in, an answer's JSON out.

Plain ASCII goes back ("ensure_ascii"): Pyodide turns such a string into JavaScript's fastest.
"""

import json

from sidelight import Article, ArticleError, read
from sidelight.schema import to_json


def answer(article: str) -> str:
    """The analysis of an article, or why it cannot be read."""
    try:
        analysis = read(Article(**json.loads(article)))
    except ArticleError as problem:
        return json.dumps({"ok": False, "message": str(problem)})
    return json.dumps({"ok": True, "analysis": to_json(analysis)})
