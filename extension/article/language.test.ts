import assert from "node:assert/strict";
import { test } from "node:test";
import { isEnglish } from "./language";
import { PARAGRAPHS } from "./testing";

const ENGLISH = PARAGRAPHS.join("\n\n");
const FRENCH =
  "La maire de la ville a déclaré lundi que le ponton du nord resterait fermé pendant tout l’hiver, car la glace l’a abîmé et les travaux ne pourront pas être terminés à temps. On a dit que le conseil avait demandé de l’aide.";
const OTHERS: Record<string, string> = {
  French: FRENCH,
  German:
    "Die Bürgermeisterin sagte am Montag, dass die Stadt den nördlichen Anleger im Winter schließen werde, weil der Steg vom Eis beschädigt wurde und in dieser Zeit nicht repariert werden kann. Es war so in jedem Jahr.",
  Dutch:
    "De burgemeester zei maandag dat de stad de noordelijke steiger deze winter sluit, want het ijs heeft de pier beschadigd en die is niet op tijd te herstellen. We hebben de provincie om hulp gevraagd, en het is nog niet over.",
  Danish:
    "Borgmesteren sagde mandag, at byen vil lukke den nordlige færgelandgang om vinteren, for isen har ødelagt broen, og den kan ikke repareres i tide. Vi har bedt amtet om hjælp til det her arbejde, og der er ikke mere at sige.",
  Spanish:
    "La alcaldesa dijo el lunes que la ciudad cerrará el muelle del norte durante el invierno, porque el hielo lo ha dañado y no se puede reparar a tiempo. Hemos pedido ayuda a la provincia, y no hay nada más que decir.",
  Arabic:
    "قالت رئيسة البلدية يوم الاثنين إن المدينة ستغلق رصيف العبارات الشمالي خلال فصل الشتاء بسبب الأضرار التي لحقت به",
  Japanese: "市長は月曜日、氷で桟橋が壊れたため、町の北側の渡し場を冬の間閉鎖すると述べた。",
  Latin:
    "Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore.",
};

test("English is English, whatever the page declares", () => {
  for (const declared of ["en", "en-GB", null, "fr", "de"])
    assert.ok(isEnglish(ENGLISH, declared), String(declared));
});

for (const [language, text] of Object.entries(OTHERS)) {
  test(`${language} is not English, even when the page says so`, () => {
    for (const declared of ["en", null]) assert.ok(!isEnglish(text, declared));
  });
}

test("an English article with a foreign sentence in it is English", () => {
  assert.ok(isEnglish(`${ENGLISH}\n\n${FRENCH.slice(0, 100)}`, "en"));
});

test("a text without words is in no language", () => assert.ok(!isEnglish("1234 — …", "en")));
