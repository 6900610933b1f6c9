// "Not right?": where the reader says what is wrong, in the card and in the panel.

import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Actor, Article, Note, Quote } from "../analysis";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import { type Field, TextField } from "../typing/text-field";
import { words } from "../words";
import { type ActorReference, type Change, LONGEST_NAME } from "./correction";
import { referToActor, referToNote, referToQuote } from "./references";

const text = words.corrections;

type Correct = (change: Change) => void;
type Props = { concordance: Concordance; target: Target; correct: Correct };

/** about: what is not right, for those who come upon the button without what stands around it. */
export function NotRight({ about, ...props }: Props & { about?: string }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="not-right">
      <button
        type="button"
        class="action"
        ref={button}
        aria-expanded={open}
        aria-label={about && `${text.open} ${about}`}
        onClick={() => setOpen(!open)}
      >
        {text.open}
      </button>
      {open && <Form {...props} close={close} />}
    </div>
  );
}

function Form({ concordance, target, correct, close }: Props & { close(): void }) {
  const form = useRef<HTMLFieldSetElement>(null);
  const actor = target.mark === "actor" ? concordance.actor(target.id) : null;
  const quote = target.mark === "quote" ? concordance.quote(target.id) : null;
  const note = target.mark === "note" ? concordance.note(target.id) : null;
  const { article } = concordance;
  useLayoutEffect(() => {
    if (!actor) form.current?.querySelector<HTMLElement>("select, button")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const cancelled = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    close();
  };
  return (
    <fieldset class="form" aria-label={text.open} ref={form} onKeyDown={cancelled}>
      {actor && <ActorForm actor={actor} concordance={concordance} correct={correct} close={close} />}
      {quote && <QuoteForm quote={quote} concordance={concordance} correct={correct} />}
      {note && <NoteForm note={note} article={article} correct={correct} />}
      <button type="button" class="action" onClick={close}>
        {text.cancel}
      </button>
    </fieldset>
  );
}

type Of<Thing> = Thing & { concordance: Concordance; correct: Correct };

function ActorForm({ actor, concordance, correct, close }: Of<{ actor: Actor; close(): void }>) {
  const field = useRef<Field>(null);
  const [name, setName] = useState(actor.name);
  const [type, setType] = useState(actor.type);
  const [as, setAs] = useState("");
  useLayoutEffect(() => field.current?.focus(), []); // before the first key is pressed
  const reference = referToActor(concordance.article, actor);
  if (reference === null) return null;
  const isAnother = (name: string) => name.trim() !== "" && name.trim() !== actor.name;
  const types = Object.entries(words.actorType) as [Actor["type"], string][];
  return (
    <>
      <Row
        label={text.name}
        idle={!isAnother(name)}
        change={() => field.current?.submit()}
        control={(id) => (
          <TextField
            id={id}
            label={text.name}
            text={actor.name}
            lines={1}
            longest={LONGEST_NAME}
            elsewhere={text.elsewhere}
            field={field}
            typed={setName}
            submit={(name) => {
              if (isAnother(name)) correct({ kind: "rename", actor: reference, name: name.trim() });
            }}
            cancel={close}
          />
        )}
      />
      <Row
        label={text.type}
        idle={type === actor.type}
        change={() => correct({ kind: "retype", actor: reference, type })}
        control={(id) => (
          <select
            id={id}
            aria-label={text.type}
            value={type}
            onChange={(event) => setType(event.currentTarget.value as Actor["type"])}
          >
            {types.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
      />
      <Row
        label={text.same}
        idle={as === ""}
        change={() =>
          withActor(concordance, as, (other) => correct({ kind: "same", actor: reference, as: other }))
        }
        control={(id) => (
          <ActorSelect
            id={id}
            label={text.same}
            concordance={concordance}
            but={actor.id}
            chosen={as}
            choose={setAs}
          >
            <option value="">{text.choose}</option>
          </ActorSelect>
        )}
      />
      <button type="button" class="action" onClick={() => correct({ kind: "no-actor", actor: reference })}>
        {text.noActor}
      </button>
    </>
  );
}

/** No actor has this as its id: ids are of a letter and a number. */
const NOBODY = "nobody";

function QuoteForm({ quote, concordance, correct }: Of<{ quote: Quote }>) {
  const now = quote.speakers[0] ?? "";
  const [speaker, setSpeaker] = useState(now);
  const reference = referToQuote(concordance.article, quote);
  if (reference === null) return null;
  const change = () => {
    if (speaker === NOBODY) correct({ kind: "speaker", quote: reference, speaker: null });
    else
      withActor(concordance, speaker, (actor) =>
        correct({ kind: "speaker", quote: reference, speaker: actor }),
      );
  };
  return (
    <>
      <Row
        label={text.speaker}
        idle={speaker === now || speaker === ""}
        change={change}
        control={(id) => (
          <ActorSelect
            id={id}
            label={text.speaker}
            concordance={concordance}
            but={null}
            chosen={speaker}
            choose={setSpeaker}
          >
            {now === "" && <option value="">{text.choose}</option>}
            <option value={NOBODY}>{text.nobody}</option>
          </ActorSelect>
        )}
      />
      <button type="button" class="action" onClick={() => correct({ kind: "no-quote", quote: reference })}>
        {text.noQuote}
      </button>
    </>
  );
}

function NoteForm({ note, article, correct }: { note: Note; article: Article; correct: Correct }) {
  const leaveOut = () => correct({ kind: "no-note", note: referToNote(article, note) });
  return (
    <button type="button" class="action" onClick={leaveOut}>
      {text.noNote}
    </button>
  );
}

function Row({
  label,
  idle,
  change,
  control,
}: {
  label: string;
  /** There is nothing to change yet. */
  idle: boolean;
  change(): void;
  control(id: string): preact.JSX.Element;
}) {
  const id = useId();
  return (
    <div class="line">
      <label for={id}>{label}</label>
      {control(id)}
      <button
        type="button"
        class="action"
        disabled={idle}
        aria-label={`${text.change}: ${label}`}
        onClick={change}
      >
        {text.change}
      </button>
    </div>
  );
}

function ActorSelect({
  id,
  label,
  concordance,
  but,
  chosen,
  choose,
  children,
}: {
  id: string;
  label: string;
  concordance: Concordance;
  but: string | null;
  chosen: string;
  choose(id: string): void;
  children: preact.ComponentChildren;
}) {
  const actors = concordance.analysis.actors
    .filter((actor) => actor.id !== but && actor.mentions.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <select id={id} aria-label={label} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
      {children}
      {actors.map((actor) => (
        <option key={actor.id} value={actor.id}>
          {actor.name}
        </option>
      ))}
    </select>
  );
}

function withActor(concordance: Concordance, id: string, use: (reference: ActorReference) => void): void {
  const found = concordance.actor(id);
  const reference = found && referToActor(concordance.article, found);
  if (reference !== null) use(reference);
}
