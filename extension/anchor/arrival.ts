// Waiting for an article in a page that had none when it was looked at.

import { documentsOf, TextMap } from "../article";
import { Finder } from "./finder";
import { PageWatch } from "./watch";

const NOTHING = new TextMap([]);

/** Calls back once the page holds an article: it was loaded later, or the reader went on to it in the same page. */
export class Arrival {
  private readonly finder: Finder;
  private readonly watch: PageWatch;

  constructor(
    private readonly page: Document,
    private readonly arrived: () => void,
  ) {
    this.finder = new Finder(page, (found) => {
      if (found.ok) this.end();
    });
    this.watch = new PageWatch(
      page,
      () => NOTHING,
      () => this.finder.look(),
    );
    page.addEventListener("load", this.loaded, { capture: true });
  }

  disconnect(): void {
    this.finder.disconnect();
    this.watch.disconnect();
    this.page.removeEventListener("load", this.loaded, { capture: true });
  }

  private end(): void {
    this.disconnect();
    this.arrived();
  }

  /** A frame that may hold the article has its document now. */
  private readonly loaded = ({ target }: Event): void => {
    const document = (target as Partial<HTMLIFrameElement> | null)?.contentDocument;
    if (document && documentsOf(this.page).includes(document)) this.end();
  };
}
