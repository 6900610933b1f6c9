// The search in the panel: every word that is typed, anywhere in an entry, whatever its case and accents.

export type Search = (...texts: readonly (string | null)[]) => boolean;

export function searchFor(typed: string): Search {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return (...texts) => {
    if (wanted.length === 0) return true;
    const all = plain(texts.join(" "));
    return wanted.every((word) => all.includes(word));
  };
}

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
