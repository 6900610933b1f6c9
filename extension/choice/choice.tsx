// Asks who shall read this page, where the reader wants to be asked each time.

import { render } from "preact";
import type { Host } from "../overlay/host";
import type { EngineName } from "../protocol";
import { words } from "../words";

export class Choice {
  readonly #element: HTMLElement;
  #answer: (engine: EngineName | null) => void = () => {};
  /** null where it was not answered. */
  readonly chosen = new Promise<EngineName | null>((resolve) => {
    this.#answer = resolve;
  });

  /** server: the address to which the article would be sent. */
  constructor(host: Host, server: string) {
    this.#element = host.add("div", "chip choice");
    this.#element.setAttribute("role", "dialog");
    this.#element.setAttribute("aria-label", words.progress.choosing);
    render(<Question server={server} choose={(engine) => this.choose(engine)} />, this.#element);
  }

  /** The reader's answer, from here or from the panel; null for none. */
  choose(engine: EngineName | null): void {
    this.#answer(engine);
    render(null, this.#element);
    this.#element.remove();
  }
}

/** Also in the panel. */
export function Question({ server, choose }: { server: string; choose(engine: EngineName): void }) {
  return (
    <>
      <p>{words.choice.question}</p>
      <p class="row">
        <button type="button" class="action" onClick={() => choose("local")}>
          {words.choice.local}
        </button>
        <button type="button" class="action" onClick={() => choose("server")}>
          {words.choice.server}
        </button>
      </p>
      <p class="soft">{words.choice.hint(server)}</p>
    </>
  );
}
