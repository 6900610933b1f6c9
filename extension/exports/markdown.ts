// The reading as Markdown (CommonMark), for a notebook. Whatever was read is escaped: it is text, and stays text.

import type { Actor, Note, Quote } from "../analysis";
import type { Concordance } from "../concordance";
import { type Placed, passageOf } from "../mine/mine";
import { words } from "../words";
import type { Exported } from "./export";
import { inOrder } from "./order";

export function toMarkdown({ concordance, mine, address }: Exported): string {
  const { article, analysis } = concordance;
  const { engine } = analysis;
  const about = [article.publisher, article.byline, article.published && words.date(article.published)];
  const blocks = [
    `# ${escaped(article.title ?? words.sidelight)}`,
    ...lines(about.filter((one) => one).map((one) => escaped(one ?? ""))),
    ...(address === null ? [] : [link(address, address)]),
    ...section(words.panel.tabs.cast, actors(concordance)),
    ...section(
      words.panel.tabs.quotes,
      analysis.quotes.flatMap((quote) => quoteBlock(concordance, quote)),
    ),
    ...section(words.panel.tabs.notes, notes(concordance)),
    ...section(words.panel.tabs.mine, mine.map(mineBlock)),
    escaped(words.exports.madeBy(words.panel.engine[engine.name], engine.version)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const section = (title: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [`## ${escaped(title)}`, ...blocks];

/** One block of lines, the items of a list or the lines of an address; no block where there are none. */
const list = (all: readonly string[]): string[] => (all.length === 0 ? [] : [all.join("\n")]);
const lines = (all: readonly string[]): string[] => list(all.length === 0 ? [] : [all.join("  \n")]);

function actors(concordance: Concordance): string[] {
  const all = inOrder(concordance.analysis.actors, ({ mentions }) => mentions[0]?.span[0] ?? 0);
  return list(all.map((actor) => actorLine(concordance, actor))).map((block) =>
    block.replaceAll("  \n", "\n"),
  );
}

function actorLine(concordance: Concordance, actor: Actor): string {
  const of = concordance.actor(actor.of)?.name ?? null;
  const parts = [
    words.actorType[actor.type].toLowerCase(),
    ...(actor.role === null ? [] : [words.panel.role(actor.role, of)]),
    words.mentions(actor.mentions.length),
  ];
  return `- **${escaped(actor.name)}**: ${parts.map(escaped).join(", ")}`;
}

function quoteBlock(concordance: Concordance, quote: Quote): string[] {
  const said = [concordance.speaker(quote), ...concordance.flags(quote)].map(escaped).join(", ");
  return [
    `> ${escaped(concordance.words(...quote.content))}`,
    `${said} (${escaped(words.quoteKind[quote.kind].toLowerCase())})`,
  ];
}

function notes(concordance: Concordance): string[] {
  const all = inOrder(concordance.notes, ({ span }) => span[0]);
  return list(all.map((note) => noteLine(concordance, note)));
}

function noteLine(concordance: Concordance, note: Note): string {
  const sources = note.sources.map(({ title, url }) => (url === null ? escaped(title) : link(title, url)));
  const from = sources.length === 0 ? "" : ` (${sources.join("; ")})`;
  const passage = escaped(`“${concordance.words(note.span)}”`);
  return `- ${passage}: **${escaped(note.title)}.** ${escaped(note.text)}${from}`;
}

function mineBlock({ mine }: Placed): string {
  const passage = `> ${escaped(passageOf(mine))}`;
  return mine.note === "" ? passage : `${passage}\n\n${mine.note.split(/\n+/).map(escaped).join("\n\n")}`;
}

/** On one line, with everything that Markdown or HTML could take for its own escaped. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~&$^=-]/g, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/(https?|ftp|www|mailto)([:.])/gi, "$1\\$2");
}

/** A link only where the address is one of the web; nothing in it can end the link. */
function link(title: string, url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return escaped(title);
  const address = new URL(url).href.replace(/[<>()\s\\]/g, (one) =>
    encodeURIComponent(one).replace(/[()]/g, hex),
  );
  return `[${escaped(title)}](<${address}>)`;
}

const hex = (one: string): string => `%${one.charCodeAt(0).toString(16)}`;
