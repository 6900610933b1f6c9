// Tabs as the ARIA Authoring Practices have them: one stop of the Tab key, arrow keys between them.

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

type Props<Id extends string> = {
  label: string;
  tabs: readonly { id: Id; name: string; count: number }[];
  open: Id;
  change(id: Id): void;
  children: ComponentChildren;
};

export function Tabs<Id extends string>({ label, tabs, open, change, children }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent) => {
    const here = tabs.findIndex((tab) => tab.id === open);
    const places: Record<string, number> = {
      ArrowRight: (here + 1) % tabs.length,
      ArrowLeft: (here - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const place = places[event.key];
    const next = place === undefined ? undefined : tabs[place];
    if (place === undefined || next === undefined) return;
    event.preventDefault();
    change(next.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[place]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={walk}>
        {tabs.map(({ id, name, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === open}
            aria-controls="view"
            tabIndex={id === open ? 0 : -1}
            onClick={() => change(id)}
          >
            {name} <span class="count">{count}</span>
          </button>
        ))}
      </div>
      <div class="view" role="tabpanel" id="view" aria-labelledby={`tab-${open}`}>
        {children}
      </div>
    </>
  );
}
