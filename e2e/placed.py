"""Where our labels and bars stand on a page, and where the page's own words do, as rectangles.

The page's words are the ink of each line of text, by the metrics that the browser itself gives for its font.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from e2e.extension import Extension

# In the document's coordinates; what is out of sight is left out.
MEASURE = """
(root) => {
  const seen = (box, clips) => {
    let { left, top, right, bottom } = box;
    for (const clip of clips) {
      [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
      [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
    }
    if (right - left < 0.5 || bottom - top < 0.5) return null;
    return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
  };
  const frame = root.querySelector(".frame[data-clips]");
  const frames = frame ? [frame.getBoundingClientRect()] : [];
  const drawn = [...root.querySelectorAll(".label, .bar")].flatMap((element) => {
    const rect = seen(element.getBoundingClientRect(), frames);
    const [, kind, where = "bar"] = element.classList;
    return rect ? [{ kind, where, text: element.dataset.text ?? "", rect }] : [];
  });

  const around = new Map();
  const surroundings = (element) => {
    if (element === document.body) return { clips: [], pinned: false };
    let found = around.get(element);
    if (!found) {
      const { clips, pinned } = surroundings(element.parentElement);
      const style = getComputedStyle(element);
      const own = /auto|scroll/.test(style.overflowY) ? [element.getBoundingClientRect()] : [];
      found = { clips: [...clips, ...own], pinned: pinned || /^(fixed|sticky)$/.test(style.position) };
      around.set(element, found);
    }
    return found;
  };

  const context = new OffscreenCanvas(1, 1).getContext("2d");
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width >= 1 && box.height >= 1);
    const { clips, pinned } = surroundings(element);
    if (boxes.length === 0 || pinned) continue;
    const style = getComputedStyle(element);
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const metrics = context.measureText(
      style.textTransform === "uppercase" ? node.data.toUpperCase() : node.data,
    );
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = metrics;
    for (const box of boxes) {
      // A first letter or line may be of another font: then all of its box counts as ink.
      const ink = Math.abs(box.height - ascent - descent) > 2 ? box : {
        left: box.left, top: box.top + ascent - metrics.actualBoundingBoxAscent,
        right: box.right, bottom: box.top + ascent + metrics.actualBoundingBoxDescent,
      };
      const rect = seen(ink, clips);
      if (rect) words.push({ text: node.data.trim().slice(0, 60), rect });
    }
  }
  return { drawn, words, width: document.documentElement.clientWidth };
}
"""


@dataclass(frozen=True)
class Rect:
    """In CSS pixels, from the document's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Rect) -> tuple[float, float]:
        """Width and height of what both cover; not positive where they cover nothing in common."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )

    def covers(self, other: Rect) -> bool:
        """More than the half pixel that browsers round away."""
        return min(self.shared(other)) > ROUNDING


ROUNDING = 0.51


@dataclass(frozen=True)
class Drawn:
    """A label or a bar of ours. kind: role, tag, note, or a quote's; where: above, left, right or bar."""

    kind: str
    where: str
    text: str
    rect: Rect


@dataclass(frozen=True)
class Words:
    """A line of the page's own text."""

    text: str
    rect: Rect


@dataclass(frozen=True)
class Placement:
    drawn: list[Drawn]
    words: list[Words]
    width: float

    @property
    def labels(self) -> list[Drawn]:
        return [drawn for drawn in self.drawn if drawn.where != "bar"]

    def overlaps(self) -> list[str]:
        """Each pair of a label or bar of ours with words of the page or with another of ours, in words."""
        lines = sorted(self.words, key=lambda line: line.rect.top)
        found = [f"{one} covers {line}" for one in self.drawn for line in lines if one.rect.covers(line.rect)]
        for number, one in enumerate(self.drawn):
            found += [f"{one} covers {other}" for other in self.drawn[:number] if one.rect.covers(other.rect)]
        found += [
            f"{one} leaves the page"
            for one in self.drawn
            if one.rect.left < 0 or one.rect.right > self.width or one.rect.top < 0
        ]
        return found


FRAME = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"


def settled_placement(page: Page) -> Placement:
    """What is drawn once it stays where it is."""
    before = placement(page)
    while True:
        page.evaluate(FRAME)
        now = placement(page)
        if now == before:
            return now
        before = now


def placement(page: Page) -> Placement:
    """What is drawn on the page now, and the page's words."""
    value = Extension.of(page).in_root(page, MEASURE)
    return Placement(
        [Drawn(one["kind"], one["where"], one["text"], Rect(*one["rect"])) for one in value["drawn"]],
        [Words(one["text"], Rect(*one["rect"])) for one in value["words"]],
        value["width"],
    )
