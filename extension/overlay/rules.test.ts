import assert from "node:assert/strict";
import { test } from "node:test";
import { SPEAKERS, speakerLine } from "../colours";
import { lineName, quoteKinds, speakerPlaces } from "./names";
import { highlightRules, underlineOf } from "./rules";

const WHITE = { theme: "light", paper: [255, 255, 255], ink: [0, 0, 0] } as const;

test("the line under a quote tells its kind by its style alone, and the style of its speaker by its thickness", () => {
  const styles = new Map<string, Set<string>>();
  const thickness = new Map<string, Set<number>>();
  for (const place of speakerPlaces)
    for (const kind of quoteKinds) {
      const line = underlineOf(lineName(place, kind)) ?? assert.fail();
      styles.set(kind, (styles.get(kind) ?? new Set()).add(line.style));
      const own = speakerLine(place);
      thickness.set(own, (thickness.get(own) ?? new Set()).add(line.pixels));
    }
  for (const all of [styles, thickness]) {
    assert.ok([...all.values()].every((each) => each.size === 1));
    assert.equal(new Set([...all.values()].flatMap((each) => [...each])).size, all.size);
  }
});

test("there is a rule for every quote of every speaker, and one for those without a colour", () => {
  const rules = highlightRules(WHITE, false);
  for (const place of [...SPEAKERS.keys(), "other"])
    for (const kind of quoteKinds) assert.ok(rules.includes(`::highlight(sidelight-${kind}-${place})`));
});

test("nothing is for paper unless it is asked for", () => {
  assert.doesNotMatch(highlightRules(WHITE, false), /print/);
  assert.match(highlightRules(WHITE, true), /@media screen, print/);
});
