// Cast: who is who, in the order in which the article names them.

import { useState } from "preact/hooks";
import type { Actor } from "../analysis";
import { indexOf } from "../article/offsets";
import { TYPES } from "../colours";
import type { Concordance } from "../concordance";
import { NotRight } from "../corrections/not-right";
import { NoteText } from "../note-text";
import { words } from "../words";
import { Filter } from "./filter";
import type { Reader } from "./reader";

type Props = { reader: Reader; actors: readonly Actor[]; showQuotes(voice: string): void };

/** Code points of the article on each side of a mention, to know it by. */
const AROUND = 40;

export function Cast({ actors, ...props }: Props) {
  const [type, setType] = useState<Actor["type"] | null>(null);
  if (props.reader.concordance.analysis.actors.length === 0) return <p class="empty">{words.panel.noCast}</p>;
  const shown = type === null ? actors : actors.filter((actor) => actor.type === type);
  return (
    <>
      <Filter<Actor["type"]>
        label={words.panel.filterType}
        names={words.actorType}
        kinds={actors.map((actor) => actor.type)}
        chosen={type}
        choose={setType}
      />
      {shown.length === 0 && <p class="empty">{words.panel.nothingFound}</p>}
      <ul class="list">
        {shown.map((actor) => (
          <ActorEntry key={actor.id} actor={actor} {...props} />
        ))}
      </ul>
    </>
  );
}

function ActorEntry({ actor, reader, showQuotes }: Omit<Props, "actors"> & { actor: Actor }) {
  const { concordance, go, correct } = reader;
  const quotes = concordance.quotesOf(actor);
  const background = concordance.backgroundOf(actor);
  const of = concordance.actor(actor.of)?.name ?? null;
  const line = { "--colour": `var(--${actor.type})`, "--line": TYPES[actor.type].line };
  return (
    <li>
      <h3>
        <button
          type="button"
          class="go actor"
          style={line}
          onClick={() => go({ mark: "actor", id: actor.id })}
        >
          {actor.name}
        </button>
      </h3>
      {actor.role && <p class="role">{words.panel.role(actor.role, of)}</p>}
      {background && <NoteText note={background} />}
      <p class="soft">
        {words.actorType[actor.type]} · {words.mentions(actor.mentions.length)}
        {quotes.length > 0 && (
          <>
            {" · "}
            <button type="button" class="link" onClick={() => showQuotes(actor.id)}>
              {words.quotes(quotes.length)}
            </button>
          </>
        )}
      </p>
      <div class="more">
        <Mentions actor={actor} reader={reader} />
        <NotRight
          concordance={concordance}
          target={{ mark: "actor", id: actor.id }}
          correct={correct}
          about={actor.name}
        />
      </div>
    </li>
  );
}

function Mentions({ actor, reader: { concordance, go } }: { actor: Actor; reader: Reader }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.panel.mentionsOf(actor.name)}</summary>
      {open && (
        <ol class="mentions">
          {actor.mentions.map(({ span: [start, end] }, mention) => (
            <li key={start}>
              <button type="button" class="link" onClick={() => go({ mark: "actor", id: actor.id, mention })}>
                {before(concordance, start)}
                <strong>{concordance.words([start, end])}</strong>
                {after(concordance, end)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

/** What stands before a mention, from a word's beginning on; white space at its end is kept. */
function before(concordance: Concordance, start: number): string {
  const text = indexOf(concordance.article)
    .slice([start - AROUND, start])
    .replace(/\s+/g, " ");
  return start <= AROUND ? text : `… ${text.replace(/^\S*\s?/, "")}`;
}

/** What stands after a mention, up to a word's end. */
function after(concordance: Concordance, end: number): string {
  const text = indexOf(concordance.article)
    .slice([end, end + AROUND])
    .replace(/\s+/g, " ");
  return end + AROUND >= concordance.length ? text : `${text.replace(/\s?\S*$/, "")} …`;
}
