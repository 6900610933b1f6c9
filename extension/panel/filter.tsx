// Chooses one kind among those that there are; where there is but one, there is nothing to choose.

import { useId } from "preact/hooks";
import { words } from "../words";

type Props<Kind extends string> = {
  label: string;
  names: Readonly<Record<Kind, string>>;
  kinds: readonly Kind[];
  chosen: Kind | null;
  choose(kind: Kind | null): void;
};

export function Filter<Kind extends string>({ label, names, kinds, chosen, choose }: Props<Kind>) {
  const id = useId();
  const counts = new Map<Kind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const all = (Object.keys(names) as Kind[]).filter((kind) => counts.has(kind) || kind === chosen);
  if (all.length < 2) return null;
  return (
    <p class="filter">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen ?? ""}
        onChange={(event) => choose((event.currentTarget.value || null) as Kind | null)}
      >
        <option value="">{words.panel.all(kinds.length)}</option>
        {all.map((kind) => (
          <option key={kind} value={kind}>
            {words.panel.counted(names[kind], counts.get(kind) ?? 0)}
          </option>
        ))}
      </select>
    </p>
  );
}
