// The background: joins the page, the panel, the options and the engines. It keeps nothing that must outlive it.

import type { Article } from "../analysis";
import { readBy } from "../engines/choose";
import { type Engine, EngineError } from "../engines/engine";
import { newHost } from "../engines/host";
import { LocalEngine } from "../engines/local";
import { ServerEngine, serverAddress, serverPattern } from "../engines/server";
import type {
  EngineName,
  FromOurPages,
  FromPage,
  LookedUp,
  LookUpReply,
  PageState,
  Progress,
  ReadReply,
  ServerTest,
  ToPage,
} from "../protocol";
import { loadSettings, watchSettings } from "../settings";
import { words } from "../words";
import { showBadge } from "./badge";
import { obey } from "./commands";
import { openPanel } from "./panel";
import { type Received, receive } from "./receive";
import { followSites } from "./sites";
import { isToggling, toggle } from "./toggle";

const host = newHost();
const engines = { local: new LocalEngine(host), server: allowedServer };

chrome.action.onClicked.addListener((tab) => {
  if (tab.id !== undefined) toggleTab(tab.id).catch((error: unknown) => console.error("Sidelight:", error));
});

chrome.commands.onCommand.addListener((name, tab) => {
  if (tab?.id !== undefined) obey(name, tab.id);
});

chrome.runtime.onMessage.addListener((raw, sender, reply) => {
  const received = receive(raw, sender);
  if (!received) return false;
  const answer = answerTo(received);
  answer?.then(reply, (error: unknown) => {
    console.error("Sidelight:", error);
    reply(undefined); // who asked must not wait for ever
  });
  return answer !== null;
});

chrome.runtime.onInstalled.addListener(followSites);
chrome.runtime.onStartup.addListener(followSites);
chrome.permissions.onAdded.addListener(followSites);
chrome.permissions.onRemoved.addListener(followSites);
watchSettings(followSites);

function answerTo(received: Received): Promise<unknown> | null {
  switch (received.from) {
    case "page":
      return ofPage(received.tab, received.message);
    case "our-page":
      return ofOurPage(received.message);
    case "field": // only the page's content script knows; where there is none, no field is open
      return chrome.tabs
        .sendMessage(received.tab, received.message satisfies ToPage, { frameId: 0 })
        .catch(() => false);
  }
}

/** Handles what a page's content script says; null where it waits for no answer. */
function ofPage(tab: number, message: FromPage): Promise<unknown> | null {
  switch (message.kind) {
    case "started": // by the toggle that injected it, or else because the reader chose this site
      void warm();
      return Promise.resolve(!isToggling(tab));
    case "read":
      return read(tab, message.article, message.engine ?? "local");
    case "state":
      void showBadge(tab, message.state);
      if (message.state.phase === "working") void warm();
      return null;
    case "open-panel":
      void openPanel(tab);
      return null;
    case "look-up":
      return lookUp(message.actor);
  }
}

function ofOurPage(message: FromOurPages): Promise<unknown> {
  switch (message.kind) {
    case "test-server":
      return testServer(message.address);
    case "toggle-tab":
      return toggleTab(message.tab);
  }
}

async function toggleTab(tab: number): Promise<PageState> {
  void warm();
  const state = await toggle(tab);
  await showBadge(tab, state);
  return state;
}

/** A page that looks for its article will soon ask for a reading: what reads it is started meanwhile. */
async function warm(): Promise<void> {
  const { engine } = await loadSettings();
  if (engine === "local") await host.warm().catch(() => {}); // the reading itself will say what is wrong
}

/** answer: the reader's, heard only where they want to be asked each time. */
async function read(tab: number, article: Article, answer: EngineName): Promise<ReadReply> {
  const progress = (step: Progress): void => {
    const message: ToPage = { kind: "progress", step };
    chrome.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => {}); // the tab may be gone
  };
  const settings = await loadSettings();
  const engine = settings.engine === "ask" ? answer : settings.engine;
  return readBy({ ...settings, engine }, engines, article, progress);
}

/** The engine at an address, if the browser lets the extension ask there. */
async function allowedServer(address: string): Promise<Engine & ServerEngine> {
  const url = serverAddress(address);
  if (!(await chrome.permissions.contains({ origins: [serverPattern(url)] }))) {
    throw new EngineError(`Sidelight may not ask ${url.host} yet. Allow it in Sidelight's options.`);
  }
  return new ServerEngine(address);
}

/** Only the reader's own server is asked, and only where it reads for them, too. */
async function lookUp(actor: LookedUp): Promise<LookUpReply> {
  const { engine, server } = await loadSettings();
  try {
    if (engine === "local") throw new EngineError(words.card.noServer);
    return { ok: true, extract: await (await allowedServer(server)).lookUp(actor) };
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, message: error.message };
    throw error;
  }
}

async function testServer(address: string): Promise<ServerTest> {
  try {
    return await (await allowedServer(address)).test();
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, message: error.message };
    throw error;
  }
}
