// The reading as W3C Web Annotations: one annotation for each mark, as JSON-LD.
//
// https://www.w3.org/TR/annotation-model/. Positions are code points of the article's text, which is the text of the
// page without all that is no part of the article; the words themselves find their place in any copy of it.

import { describe } from "../anchor/selectors";
import { indexOf, type Span } from "../article/offsets";
import type { Mine } from "../mine/mine";
import { words } from "../words";
import type { Exported } from "./export";

type TextualBody = { type: "TextualBody"; value: string; format: "text/plain"; purpose: string };
type LinkedBody = { type: "SpecificResource"; source: string; purpose: "linking" };
type Target = { type: "SpecificResource"; source: string; selector: unknown[] };

export type Annotation = {
  id: string;
  type: "Annotation";
  motivation: string;
  /** Who made it: Sidelight. An annotation of the reader's own names nobody: who they are is theirs to tell. */
  creator?: { type: "Software"; name: string };
  created?: string;
  modified?: string;
  body?: (TextualBody | LinkedBody)[];
  target: Target[];
};

export const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** What marks have as their source where the page has no address. */
const NOWHERE = "about:blank";

export function toAnnotations({ concordance, mine, address }: Exported): object {
  const { article, analysis } = concordance;
  const text = indexOf(article);
  const source = address ?? NOWHERE;
  const creator = { type: "Software", name: `${words.sidelight} ${analysis.engine.version}` } as const;
  const at = (...spans: readonly Span[]): Target[] =>
    spans.map((span) => ({ type: "SpecificResource", source, selector: describe(text, span) }));
  const made = (motivation: string, body: Annotation["body"], target: Target[]): Annotation => ({
    ...{ id: newId(), type: "Annotation", motivation, creator, body, target },
  });

  const items = [
    ...analysis.actors.flatMap(({ name, type, role, mentions }) =>
      mentions.map(({ span }) =>
        made(
          "identifying",
          [
            textual("identifying", name),
            textual("classifying", type),
            ...(role === null ? [] : [textual("describing", role)]),
          ],
          at(span),
        ),
      ),
    ),
    ...analysis.quotes
      .filter(({ content }) => content.length > 0)
      .map((quote) =>
        made(
          "describing",
          [
            textual("identifying", concordance.speaker(quote)),
            ...[quote.kind, quote.stance].map((one) => textual("classifying", one)),
            ...concordance.names(quote.via).map((name) => textual("describing", words.via(name))),
          ],
          at(...quote.content),
        ),
      ),
    ...analysis.notes.map((note) =>
      made(
        "commenting",
        [
          textual("commenting", [note.title, note.text].filter(Boolean).join(": ")),
          textual("classifying", note.kind),
          ...note.sources.flatMap(({ url }) => linked(url)),
        ],
        at(note.span),
      ),
    ),
    ...mine.map((placed) => ofMine(placed.mine, source)),
  ];
  return {
    "@context": CONTEXT,
    id: newId(),
    type: "AnnotationCollection",
    ...(article.title !== null && { label: article.title }),
    total: items.length,
    ...(items.length > 0 && {
      first: { id: newId(), type: "AnnotationPage", startIndex: 0, items },
    }),
  };
}

function ofMine({ id, made, changed, note, selectors }: Mine, source: string): Annotation {
  return {
    id: `urn:uuid:${id}`,
    type: "Annotation",
    motivation: note === "" ? "highlighting" : "commenting",
    created: made,
    ...(changed !== null && { modified: changed }),
    ...(note !== "" && { body: [textual("commenting", note)] }),
    target: [{ type: "SpecificResource", source, selector: selectors }],
  };
}

const newId = (): string => `urn:uuid:${crypto.randomUUID()}`;

const textual = (purpose: string, value: string): TextualBody => ({
  type: "TextualBody",
  value,
  format: "text/plain",
  purpose,
});

function linked(url: string | null): LinkedBody[] {
  const isWeb = url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isWeb ? [{ type: "SpecificResource", source: new URL(url).href, purpose: "linking" }] : [];
}
