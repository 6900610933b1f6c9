// What the groups of the options are made of.

import type { ComponentChildren } from "preact";

export function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type ChoicesProps<Value extends string> = {
  name: string;
  chosen: Value;
  choose(value: Value): void;
  choices: readonly { value: Value; name: string; hint: string }[];
};

export function Choices<Value extends string>({ name, chosen, choose, choices }: ChoicesProps<Value>) {
  return (
    <div class="choices">
      {choices.map((choice) => (
        <div key={choice.value}>
          <label>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === chosen}
              aria-describedby={`${name}-${choice.value}`}
              onChange={() => choose(choice.value)}
            />
            <span>{choice.name}</span>
          </label>
          <span class="soft" id={`${name}-${choice.value}`}>
            {choice.hint}
          </span>
        </div>
      ))}
    </div>
  );
}

/** What came of the last press of a button; heard by a screen reader too. */
export type Outcome = { ok: boolean; message: string } | null;

export function Said({ outcome, id }: { outcome: Outcome; id: string }) {
  return (
    <p class={outcome?.ok === false ? "said trouble" : "said"} id={id} role="status">
      {outcome?.message}
    </p>
  );
}
