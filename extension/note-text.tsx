// A note as the card and the panel write it.

import type { Note } from "./analysis";
import { words } from "./words";

/** A note's words, where they come from, and as of when. */
export function NoteText({ note }: { note: Pick<Note, "text" | "sources" | "as_of"> }) {
  return (
    <>
      <p>{note.text}</p>
      {(note.sources.length > 0 || note.as_of) && (
        <p class="soft">
          {note.sources.map((source, place) => (
            <span key={source.url ?? source.title}>
              {place > 0 && "; "}
              <SourceName title={source.title} url={source.url} />
              {source.licence && ` (${source.licence})`}
            </span>
          ))}
          {note.as_of && `${note.sources.length > 0 ? ". " : ""}${words.asOf(note.as_of)}.`}
        </p>
      )}
    </>
  );
}

/** A link only to what cannot be changed on its way. */
function SourceName({ title, url }: { title: string; url: string | null }) {
  return url !== null && /^https:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  ) : (
    title
  );
}
