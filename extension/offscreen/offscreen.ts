// The offscreen document: hosts the worker, and closes itself, to give the memory back, when long unused.

import * as v from "valibot";
import { newReader } from "../engines/reader";
import { type FromHost, HOST_PORT, ToHost } from "../protocol";

const UNUSED = 10 * 60_000; // milliseconds

const reader = newReader();
reader.warm();

let closing: ReturnType<typeof setTimeout> | undefined;
stayOpen();

/** Puts off the end: the document closes when it has not been used for so long. */
function stayOpen(): void {
  clearTimeout(closing);
  closing = setTimeout(() => reader.idle && close(), UNUSED);
}

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== HOST_PORT || !port.sender || port.sender.id !== chrome.runtime.id || port.sender.tab)
    return;
  let open = true;
  const send = (message: FromHost): void => {
    if (open) port.postMessage(message);
  };
  port.onDisconnect.addListener(() => {
    open = false;
  });
  port.onMessage.addListener(async (raw: unknown) => {
    const { article } = v.parse(ToHost, raw);
    const reply = await reader.read(article, (step) => send({ kind: "host-progress", step }));
    send({ kind: "host-reply", reply });
    stayOpen();
  });
});
