import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./ask";

/** A background that answers each question as listed; an Error is thrown. */
function background(answers: unknown[]): { asked: number } {
  const seen = { asked: 0 };
  const sendMessage = async (): Promise<unknown> => {
    seen.asked += 1;
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  globalThis.chrome = { runtime: { sendMessage } } as unknown as typeof chrome;
  return seen;
}

const stopped = new Error(
  "A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received",
);
const gone = new Error("Extension context invalidated.");

test("the background is asked once where it answers", async () => {
  const seen = background(["yes"]);
  assert.deepEqual([await ask({ kind: "started" }), seen.asked], ["yes", 1]);
});

test("a background that was stopped before it answered is asked again, once", async () => {
  const seen = background([stopped, "yes"]);
  assert.deepEqual([await ask({ kind: "started" }), seen.asked], ["yes", 2]);
  background([stopped, stopped]);
  await assert.rejects(ask({ kind: "started" }), stopped);
});

test("an extension that was removed or reloaded is not asked again", async () => {
  background([gone, "yes"]);
  await assert.rejects(ask({ kind: "started" }), gone);
});
