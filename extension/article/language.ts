// Whether a text is English. What a page declares is often wrong, so its words decide.

/** Words of every English text; those that other languages in Latin letters use as well are left out. */
const ENGLISH = new Set(
  "the of and to that with his said from by which they are it this have been had has would their were who not but will about what when there she her than them after its we you your our be as is".split(
    " ",
  ),
);

/** The share of these words in a text: about 0.35 in English news, under 0.08 in its neighbours. */
const ENOUGH = 0.18;

/** With another language declared, the words must be plainer. */
const ENOUGH_AGAINST_DECLARATION = 0.25;

/** Words looked at; more would not change the answer. */
const SAMPLE = 3_000;

/** declared: the page's own tag ("en-GB", "fr"), null where it has none. */
export function isEnglish(text: string, declared: string | null): boolean {
  const words =
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}’']+/gu)
      ?.slice(0, SAMPLE) ?? [];
  if (words.length === 0) return false;
  const share = words.filter((word) => ENGLISH.has(word)).length / words.length;
  return share >= (declared === null || isEnglishTag(declared) ? ENOUGH : ENOUGH_AGAINST_DECLARATION);
}

export function isEnglishTag(tag: string): boolean {
  return /^en(-|$)/i.test(tag);
}
