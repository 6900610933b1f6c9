// Finding the article in the page or, where it holds none itself, in one of its frames.

import { documentsOf, type FoundArticle, findArticle } from "../article";

/** What was found, and the document in which it stands; where there is none, why not in the page itself. */
export async function findAnywhere(page: Document): Promise<{ document: Document; found: FoundArticle }> {
  const own = await findArticle(page);
  if (own.ok) return { document: page, found: own };
  for (const document of documentsOf(page).slice(1)) {
    const found = await findArticle(document);
    if (found.ok) return { document, found };
  }
  return { document: page, found: own };
}
