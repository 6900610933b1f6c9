// A site as the reader writes it, and as the browser's match patterns have it.

/** "example.org" → "https://*.example.org/*"; null where it is no site. */
export function sitePattern(typed: string): string | null {
  const text = typed.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === "" || /[\s*]/.test(text) || !URL.canParse(address)) return null;
  const { protocol, hostname, username } = new URL(address);
  const numbers = /^\d[\d.]*$/.test(hostname) || hostname.startsWith("[");
  if (username !== "" || !(numbers || hostname === "localhost" || /^[^.].*\.[^.]+$/.test(hostname)))
    return null;
  const host = numbers || hostname === "localhost" ? hostname : `*.${hostname.replace(/^www\./, "")}`;
  return `${protocol}//${host}/*`;
}

/** The pattern as a reader would write it: without its stars, and without https, which goes without saying. */
export const siteName = (pattern: string): string =>
  pattern
    .replace(/\/\*$/, "")
    .replace("*.", "")
    .replace(/^https:\/\//, "");
