// Export as a file, and import of the reader's own marks from one.

import { useRef, useState } from "preact/hooks";
import type { Article } from "../analysis";
import { type Exported, exportAs, type Format } from "../exports/export";
import { ImportError, type Imported, LARGEST_FILE, readAnnotations } from "../exports/import";
import { saveFile } from "../exports/save";
import { words } from "../words";

const text = words.exports;

type Props = {
  exported: Exported;
  /** Keeps what is new of these; says in words what came of it. */
  take(imported: Imported): Promise<string>;
};

const FAULTS_SHOWN = 20;

export function Exports({ exported, take }: Props) {
  const [said, say] = useState<{ message: string; trouble: boolean } | null>(null);
  const [faults, setFaults] = useState<Imported["faults"]>([]);
  const input = useRef<HTMLInputElement>(null);
  const save = (format: Format) => {
    setFaults([]);
    const file = exportAs(format, exported);
    saveFile(file);
    say({ message: text.made(file.name), trouble: false });
  };
  const importFrom = async (file: File) => {
    setFaults([]);
    try {
      const imported = await read(file, exported.concordance.article);
      const message = await take(imported);
      setFaults(imported.faults);
      say({ message: `${message}.`, trouble: imported.faults.length > 0 });
    } catch (error) {
      say({ message: error instanceof ImportError ? error.message : words.mine.notKept, trouble: true });
    }
  };
  return (
    <details class="exports">
      <summary>{text.title}</summary>
      <p class="soft">{text.hint}</p>
      <ul>
        {(Object.keys(text.formats) as Format[]).map((format) => (
          <li key={format}>
            <button type="button" class="action" onClick={() => save(format)}>
              {text.formats[format]}
            </button>{" "}
            <span class="soft">{text.formatHints[format]}</span>
          </li>
        ))}
      </ul>
      <p class="row">
        <button
          type="button"
          class="action"
          aria-describedby="import-hint"
          onClick={() => input.current?.click()}
        >
          {text.import}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={text.import}
          accept=".json,.jsonld,application/json,application/ld+json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = ""; // the same file may be chosen again
            if (file) void importFrom(file);
          }}
        />
      </p>
      <p class="soft" id="import-hint">
        {text.importHint}
      </p>
      <p class={said?.trouble ? "said trouble" : "said"} role="status">
        {said?.message}
      </p>
      {faults.length > 0 && (
        <>
          <p class="soft">{text.faulty(faults.length)}</p>
          <ul class="faults">
            {faults.slice(0, FAULTS_SHOWN).map(({ place, why }) => (
              <li key={place}>{text.faultAt(place, why)}</li>
            ))}
            {faults.length > FAULTS_SHOWN && <li>{text.more(faults.length - FAULTS_SHOWN)}</li>}
          </ul>
        </>
      )}
    </details>
  );
}

async function read(file: File, article: Article): Promise<Imported> {
  if (file.size > LARGEST_FILE) throw new ImportError(text.tooLarge(LARGEST_FILE / 1024 ** 2));
  const json = await file.text().catch(() => {
    throw new ImportError(text.noFile);
  });
  return readAnnotations(json, article);
}
