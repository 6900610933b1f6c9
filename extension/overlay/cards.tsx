// What the card says of an actor, a quote or a note. Text only: nothing that was read ever becomes markup.

import type { Actor, Quote } from "../analysis";
import { speakerVariable } from "../colours";
import type { Concordance } from "../concordance";
import { CopyButton } from "../copy-button";
import { LookUp } from "../look-up";
import { NoteText } from "../note-text";
import type { LookUpReply, Target } from "../protocol";
import { words } from "../words";
import { attribution } from "./attribution";

export type CardActions = {
  go(target: Target): void;
  /** Rejects where the browser does not allow it. */
  copy(text: string): Promise<void>;
  openPanel(): void;
  /** Whether the reader's server reads for them, so that it may be asked more. */
  mayLookUp(): boolean;
  lookUp(actor: Actor): Promise<LookUpReply>;
};

type Props = { concordance: Concordance; actions: CardActions };

/** The card's heading, which is also its name for a screen reader. */
export function cardTitle(concordance: Concordance, target: Target): string | null {
  switch (target.mark) {
    case "actor":
      return concordance.actor(target.id)?.name ?? null;
    case "quote": {
      const quote = concordance.quote(target.id);
      return quote && concordance.speaker(quote);
    }
    case "note":
      return concordance.note(target.id)?.title ?? null;
  }
}

export function CardBody({ target, ...props }: Props & { target: Target }) {
  const { concordance } = props;
  const actor = target.mark === "actor" ? concordance.actor(target.id) : null;
  const quote = target.mark === "quote" ? concordance.quote(target.id) : null;
  const note = target.mark === "note" ? concordance.note(target.id) : null;
  if (actor) return <ActorCard actor={actor} mention={target.mention ?? 0} {...props} />;
  if (quote) return <QuoteCard quote={quote} {...props} />;
  return note && <NoteText note={note} />;
}

function ActorCard({ actor, mention, concordance, actions }: Props & { actor: Actor; mention: number }) {
  const quotes = concordance.quotesOf(actor);
  const background = concordance.backgroundOf(actor);
  const of = concordance.actor(actor.of);
  const last = actor.mentions.length - 1;
  const to = (place: number) => () => actions.go({ mark: "actor", id: actor.id, mention: place });
  return (
    <>
      {actor.role && <p>{words.panel.role(actor.role, of?.name ?? null)}</p>}
      {background && <NoteText note={background} />}
      {!background && actions.mayLookUp() && (
        <LookUp key={actor.id} actor={actor} lookUp={(asked) => actions.lookUp(asked)} />
      )}
      <p class="soft">
        {[
          words.mentions(actor.mentions.length),
          ...(quotes.length > 0 ? [words.quotes(quotes.length)] : []),
        ].join(" · ")}
      </p>
      <div class="row">
        <button
          type="button"
          class="action"
          disabled={mention <= 0}
          aria-label={words.card.previous}
          onClick={to(mention - 1)}
        >
          ←
        </button>
        <span class="soft">{words.card.place(mention + 1, actor.mentions.length)}</span>
        <button
          type="button"
          class="action"
          disabled={mention >= last}
          aria-label={words.card.next}
          onClick={to(mention + 1)}
        >
          →
        </button>
      </div>
      {quotes.length > 0 && (
        <>
          <h3>{words.card.said}</h3>
          <ul class="quotes">
            {quotes.map((quote) => (
              <li key={quote.id}>
                <button
                  type="button"
                  class={`quote ${quote.kind}`}
                  style={{ "--colour": speakerVariable(concordance.voice(quote).colour) }}
                  onClick={() => actions.go({ mark: "quote", id: quote.id })}
                >
                  {concordance.words(...quote.content)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function QuoteCard({ quote, concordance, actions }: Props & { quote: Quote }) {
  const speaker = concordance.actor(quote.speakers[0] ?? null);
  const cue = concordance.words(...quote.cue);
  const flags = concordance.flags(quote);
  const others = [
    ...quote.contests.map((id) => [words.card.contests, id] as const),
    ...concordance.contestants(quote).map(({ id }) => [words.card.contestedBy, id] as const),
  ];
  return (
    <>
      {speaker?.role && <p class="soft">{speaker.role}</p>}
      <blockquote class={quote.kind} style={{ "--colour": speakerVariable(concordance.voice(quote).colour) }}>
        {concordance.words(...quote.content)}
      </blockquote>
      {flags.length > 0 && (
        <ul class="flags">
          {flags.map((flag) => (
            <li key={flag}>{flag}</li>
          ))}
        </ul>
      )}
      <p>
        {[
          words.quoteKind[quote.kind],
          ...(cue ? [words.cue(cue)] : []),
          ...(quote.speech ? [] : [words.notSaid]),
        ].join(" · ")}
      </p>
      <p class="soft">{words.because(words.confidence(quote.confidence), quote.because)}</p>
      <div class="row">
        <CopyButton text={attribution(concordance, quote)} copy={actions.copy} />
        {speaker && (
          <button type="button" class="action" onClick={() => actions.go({ mark: "actor", id: speaker.id })}>
            {words.card.speaker}
          </button>
        )}
        {others.map(([text, id]) => (
          <button type="button" class="action" key={id} onClick={() => actions.go({ mark: "quote", id })}>
            {text}
          </button>
        ))}
      </div>
    </>
  );
}
