import assert from "node:assert/strict";
import { test } from "node:test";
import { dateIn } from "./published";

const CASES: [string, string | null][] = [
  ["2020-10-22", "2020-10-22"],
  ["2020-10-22T23:30:00-04:00", "2020-10-22"], // the day where the page is, not in UTC
  ["2020-10-22T00:10:00+11:00", "2020-10-22"],
  ["2016-02-01 01:28:49", "2016-02-01"],
  ["20201022", "2020-10-22"],
  ["20201022093000", null],
  ["2020/10/2", "2020-10-02"],
  ["Thu, 22 Oct 2020 09:30:00 GMT", "2020-10-22"],
  ["October 22, 2020", "2020-10-22"],
  ["Oct. 22nd, 2020, 9:30 a.m.", "2020-10-22"],
  ["22 October 2020", "2020-10-22"],
  ["22-Oct-2020", "2020-10-22"],
  ["22/10/2020", "2020-10-22"],
  ["10/22/2020", "2020-10-22"],
  ["03/04/2020", null], // March or April
  ["04/04/2020", "2020-04-04"],
  ["1603324800", "2020-10-22"],
  ["1603324800000", "2020-10-22"],
  ["2020-02-30", null],
  ["2020-13-01", null],
  ["0001-01-01T00:00:00Z", null],
  ["yesterday", null],
  ["", null],
  ["2020", null],
];

for (const [text, date] of CASES) {
  test(`"${text}" states ${date ?? "no date"}`, () => assert.equal(dateIn(text), date));
}

test("a text of any length is dealt with", () => assert.equal(dateIn(" ".repeat(1_000_000)), null));
