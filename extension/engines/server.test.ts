import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { EngineError } from "./engine";
import { analysis, article } from "./sample";
import { ServerEngine, serverAddress, serverPattern } from "./server";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer;
const server = createServer((request, response) => answer(request, response));
let address: string;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const sends =
  (status: number, type: string, body: string): Answer =>
  (_request, response) =>
    response.writeHead(status, { "content-type": type }).end(body);

const read = () => new ServerEngine(address, { milliseconds: 500, bytes: 10_000 }).read(article, () => {});

test("the article is posted as JSON without cookies, and the analysis comes back", async () => {
  let sent = "";
  let seen: IncomingMessage | undefined;
  answer = async (request, response) => {
    seen = request;
    for await (const part of request) sent += part;
    sends(201, "application/json; charset=utf-8", JSON.stringify(analysis))(request, response);
  };
  assert.deepEqual(await read(), analysis);
  assert.deepEqual(JSON.parse(sent), article);
  assert.equal(`${seen?.method} ${seen?.url}`, "POST /api/analyses");
  assert.equal(seen?.headers["content-type"], "application/json");
  assert.equal(seen?.headers.cookie, undefined);
  assert.equal(seen?.headers.referer, undefined);
});

const problem = JSON.stringify({ title: "Unprocessable", detail: "The article is empty.", status: 422 });
const outside = JSON.stringify({ ...analysis, notes: [{ ...analysis.notes[0], span: [50, 500] }] });

const WRONG: [string, Answer, RegExp][] = [
  ["says what is wrong", sends(422, "application/problem+json", problem), /said: The article is empty\./],
  ["fails without a word", sends(500, "application/json", "{}"), /status 500/],
  [
    "answers with a web page",
    sends(200, "text/html", "<h1>Hello</h1>"),
    /did not answer with JSON \(status 200\)/,
  ],
  ["sends broken JSON", sends(200, "application/json", "{"), /no valid JSON/],
  ["sends another thing", sends(200, "application/json", "[]"), /unexpected form/],
  ["marks words that are not there", sends(200, "application/json", outside), /marks 50 to 500/],
  ["sends too much", sends(200, "application/json", " ".repeat(20_000)), /too long/],
  [
    "redirects",
    (_, response) => response.writeHead(307, { location: "/elsewhere" }).end(),
    /cannot be reached/,
  ],
  ["hangs up", (request) => request.socket.destroy(), /cannot be reached/],
  ["does not answer", () => {}, /did not answer within 0\.5 seconds/],
  [
    "stops in the middle",
    (_, response) => response.writeHead(200, { "content-type": "application/json" }).write("{"),
    /did not answer within 0\.5 seconds/,
  ],
];

for (const [what, wrong, message] of WRONG) {
  test(`a server that ${what} is an error in words`, async () => {
    answer = wrong;
    await assert.rejects(read(), (error) => error instanceof EngineError && message.test(error.message));
  });
}

test("a server that is not there is an error in words", async () => {
  const engine = new ServerEngine("http://127.0.0.1:1");
  await assert.rejects(
    engine.read(article, () => {}),
    /The server at 127\.0\.0\.1:1 cannot be reached\./,
  );
});

test("a Sidelight server says of itself which engine it has", async () => {
  const health = {
    version: "1.2.3",
    schema: "sidelight/1",
    default_engine: "spacy",
    problems: ["No store."],
  };
  answer = sends(200, "application/json", JSON.stringify(health));
  const { ok, message } = await new ServerEngine(address).test();
  assert.ok(ok);
  assert.match(message, /^Sidelight 1\.2\.3 answers at 127\.0\.0\.1:\d+ \(engine: spacy\)\. No store\.$/);
});

test("something else that answers is not taken for a Sidelight server", async () => {
  answer = sends(200, "application/json", '{"status": "ok"}');
  const { ok, message } = await new ServerEngine(address).test();
  assert.ok(!ok);
  assert.match(message, /is not a Sidelight server/);
});

const ADDRESSES: [string, string | RegExp][] = [
  ["http://127.0.0.1:8750", "http://127.0.0.1:8750/"],
  [" http://localhost:8750/ ", "http://localhost:8750/"],
  ["http://[::1]:8750", "http://[::1]:8750/"],
  ["https://news.example.org/sidelight", "https://news.example.org/sidelight/"],
  ["http://news.example.org", /begins with https/],
  ["http://127.0.0.1.example.org", /begins with https/],
  ["http://10.0.0.7:8750", /begins with https/],
  ["ftp://127.0.0.1", /begins with https/],
  ["javascript:alert(1)", /begins with https/],
  ["127.0.0.1", /must look like/],
  ["", /must look like/],
  ["https://me:secret@example.org", /no name, password/],
  ["https://example.org/?a=1", /no name, password/],
];

for (const [typed, expected] of ADDRESSES) {
  test(`the address "${typed}" is ${typeof expected === "string" ? "used" : "refused"}`, () => {
    if (typeof expected === "string") assert.equal(serverAddress(typed).href, expected);
    else assert.throws(() => serverAddress(typed), expected);
  });
}

test("the permission for a server names no port, as match patterns cannot", () => {
  assert.equal(serverPattern(serverAddress("http://127.0.0.1:8750")), "http://127.0.0.1/*");
});

const entry = {
  title: "Harbour Board",
  text: "The Harbour Board is an agency.",
  source: "Wikipedia",
  url: "https://en.wikipedia.org/wiki/Harbour_Board",
  licence: "CC BY-SA 4.0",
  retrieved: "2026-11-01",
};
const lookUp = () =>
  new ServerEngine(address).lookUp({ name: "Harbour Board & Co", type: "organization", role: null });

test("of an actor the name and the type are asked, and nothing of the article", async () => {
  let seen: IncomingMessage | undefined;
  answer = (request, response) => {
    seen = request;
    sends(200, "application/json", JSON.stringify(entry))(request, response);
  };
  assert.deepEqual(await lookUp(), entry);
  assert.equal(
    `${seen?.method} ${seen?.url}`,
    "GET /api/background?name=Harbour+Board+%26+Co&type=organization",
  );
  assert.equal(seen?.headers.referer, undefined);
});

for (const [what, wrong] of Object.entries({
  "an address that runs a script": { ...entry, url: "javascript:alert(1)" },
  "a book instead of an entry": { ...entry, text: "word ".repeat(1000) },
  "no entry at all": [],
})) {
  test(`an encyclopaedia that answers with ${what} is not believed`, async () => {
    answer = sends(200, "application/json", JSON.stringify(wrong));
    await assert.rejects(lookUp, EngineError);
  });
}
