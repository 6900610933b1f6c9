// A quote as one would cite it.

import type { Quote } from "../analysis";
import type { Concordance } from "../concordance";
import { words } from "../words";

/** The words, who said them, and where they stand: “…” (Jens Stoltenberg, NATO Secretary General), Title, Publisher, date, address. */
export function attribution(concordance: Concordance, quote: Quote): string {
  const { article } = concordance;
  const role = concordance.actor(quote.speakers[0] ?? null)?.role;
  const who = [concordance.speaker(quote), ...(role ? [role] : []), ...concordance.flags(quote)].join(", ");
  const published = article.published && words.date(article.published);
  const where = [article.title, article.publisher, published, article.url].filter(Boolean).join(", ");
  return `${concordance.words(...quote.content)} (${who})${where && `\n${where}`}`;
}
