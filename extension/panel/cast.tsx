// Cast: who is who, in the order in which the article names them.

import type { Actor } from "../analysis";
import { TYPES } from "../colours";
import type { Concordance } from "../concordance";
import { NoteText } from "../note-text";
import type { Target } from "../protocol";
import { words } from "../words";

type Props = { concordance: Concordance; go(target: Target): void; showQuotes(voice: string): void };

export function Cast(props: Props) {
  const { actors } = props.concordance.analysis;
  if (actors.length === 0) return <p class="empty">{words.panel.noCast}</p>;
  const first = ({ mentions }: Actor): number => mentions[0]?.span[0] ?? 0;
  return (
    <ul class="list">
      {[...actors]
        .sort((a, b) => first(a) - first(b))
        .map((actor) => (
          <ActorEntry key={actor.id} actor={actor} {...props} />
        ))}
    </ul>
  );
}

function ActorEntry({ actor, concordance, go, showQuotes }: Props & { actor: Actor }) {
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
    </li>
  );
}
