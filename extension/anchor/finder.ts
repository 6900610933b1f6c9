// Looking for the article again in a page that changes, at a bounded cost.

import { type FoundArticle, findArticle } from "../article";

/** Looking again takes at most a twentieth of the page's time, however often the page changes. */
const REST = 20;

/** Looks for the article when asked to; one look at a time, and a rest for the page after each. */
export class Finder {
  private looking = false;
  private lookAgain = false;
  private restUntil = 0;
  private rest: ReturnType<typeof setTimeout> | null = null;
  private ended = false;

  constructor(
    private readonly page: Document,
    private readonly looked: (found: FoundArticle) => void,
  ) {}

  /** Finds the article again, at once or when the page has had its rest. */
  look(): void {
    if (this.ended || this.rest !== null) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    const wait = this.restUntil - performance.now();
    if (wait > 0) {
      this.rest = setTimeout(() => {
        this.rest = null;
        this.look();
      }, wait);
      return;
    }
    this.looking = true;
    this.lookAgain = false;
    void this.find().finally(() => {
      this.looking = false;
      if (this.lookAgain) this.look();
    });
  }

  disconnect(): void {
    this.ended = true;
    if (this.rest !== null) clearTimeout(this.rest);
  }

  private async find(): Promise<void> {
    let busy = 0;
    const found = await findArticle(this.page, (_step, began, ended) => {
      busy += ended - began;
    });
    this.restUntil = performance.now() + REST * busy;
    if (!this.ended) this.looked(found);
  }
}
