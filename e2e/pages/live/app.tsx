// A news page drawn by a framework: a list of stories, and a story that is drawn anew whenever its state changes.

import { render } from "preact";
import { useState } from "preact/hooks";

const TEXT = (document.querySelector("#text") as HTMLTemplateElement).content.textContent ?? "";
const [headline = "", ...paragraphs] = TEXT.trim().split("\n\n");
const half = Math.ceil(paragraphs.length / 2);

function App() {
  const [view, go] = useState(location.hash === "#list" ? "list" : "story");
  const [edition, draw] = useState(0);
  const [whole, more] = useState(false);
  const visit = (next: string) => {
    history.pushState(null, "", `#${next}`);
    go(next);
  };
  if (view === "list")
    return (
      <button type="button" id="open" onClick={() => visit("story")}>
        {headline}
      </button>
    );
  return (
    <div key={edition}>
      <button type="button" id="redraw" onClick={() => draw(edition + 1)}>
        Edition {edition}
      </button>
      <button type="button" id="more" onClick={() => more(true)}>
        Read on
      </button>
      <button type="button" id="back" onClick={() => visit("list")}>
        Back
      </button>
      <h1>{headline}</h1>
      {paragraphs.slice(0, whole ? undefined : half).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
    </div>
  );
}

render(<App />, document.querySelector("#story") as HTMLElement);
