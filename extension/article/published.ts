// The date of publication, from the ways in which pages write dates.

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Longer than any date. */
const MAX_DATE = 100;

/**
 * The calendar date that a text states, in the text's own time zone, as "2020-10-22".
 *
 * null where none is stated, where it cannot be, or where it could be two ("03/04/2020").
 */
export function dateIn(text: string): string | null {
  const stated = text.trim().slice(0, MAX_DATE);
  const ordered = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(stated);
  if (ordered) return date(Number(ordered[1]), Number(ordered[3]), Number(ordered[4]));
  if (/^\d{10}(\d{3})?$/.test(stated)) {
    return new Date(Number(stated.padEnd(13, "0"))).toISOString().slice(0, 10);
  }
  const dayFirst = /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i.exec(
    stated,
  );
  if (dayFirst) return date(Number(dayFirst[3]), month(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /(?:^|[\s,])([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i.exec(stated);
  if (monthFirst) return date(Number(monthFirst[3]), month(monthFirst[1]), Number(monthFirst[2]));
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/.exec(stated);
  if (numbers) {
    const [first, second, year] = numbers.slice(1).map(Number) as [number, number, number];
    if (first > 12 || first === second) return date(year, second, first);
    if (second > 12) return date(year, first, second);
  }
  return null;
}

function month(name = ""): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function date(year: number, monthOfYear: number, day: number): string | null {
  if (year < 1600 || year > 2200) return null;
  const stated = new Date(Date.UTC(year, monthOfYear - 1, day));
  if (stated.getUTCMonth() !== monthOfYear - 1 || stated.getUTCDate() !== day) return null;
  return stated.toISOString().slice(0, 10);
}
