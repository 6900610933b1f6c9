import assert from "node:assert/strict";
import { test } from "node:test";
import { IndexedText, wellFormed } from "./offsets";

const TEXTS = [
  "",
  "plain",
  "naïve café — “quoted”",
  "😀",
  "a😀b",
  "😀😀😀",
  "𝒜b𝒞 d😀",
  "x".repeat(5_000) + "🗳️".repeat(300),
];

test("an offset in code points stands for the same place as its offset in UTF-16 units", () => {
  for (const text of TEXTS) {
    const index = new IndexedText(text);
    const characters = [...text];
    assert.equal(index.length, characters.length);
    let utf16 = 0;
    for (const [codePoint, character] of characters.entries()) {
      assert.equal(index.toUtf16(codePoint), utf16);
      assert.equal(index.toCodePoint(utf16), codePoint);
      utf16 += character.length;
    }
    assert.equal(index.toUtf16(characters.length), utf16);
    assert.equal(index.toCodePoint(utf16), characters.length);
  }
});

test("a slice holds whole characters", () => {
  const index = new IndexedText("a😀b😀😀c");
  assert.equal(index.slice([1, 3]), "😀b");
  assert.equal(index.slice([3, 6]), "😀😀c");
});

test("an offset inside of a character is that character's", () => {
  assert.equal(new IndexedText("a😀b").toCodePoint(2), 1);
});

test("offsets outside of the text are its ends", () => {
  const index = new IndexedText("a😀");
  assert.deepEqual(
    [index.toUtf16(-1), index.toUtf16(9), index.toCodePoint(-1), index.toCodePoint(9)],
    [0, 3, 0, 2],
  );
});

test("half characters and NUL are replaced without moving anything", () => {
  for (const [text, expected] of [
    ["a\ud83db", "a\ufffdb"],
    ["a\ude00b", "a\ufffdb"],
    ["\ude00\ud83d", "\ufffd\ufffd"],
    ["a\0b", "a\ufffdb"],
    ["a😀b", "a😀b"],
  ] as const) {
    assert.equal(wellFormed(text), expected);
    assert.equal(wellFormed(text).length, text.length);
  }
});
