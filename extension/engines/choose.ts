// Which engine reads, and what the reader is told of it.

import type { Analysis, Article } from "../analysis";
import type { Progress, ReadReply, Report } from "../protocol";
import type { Settings } from "../settings";
import { type Engine, EngineError } from "./engine";

export interface Engines {
  local: Engine;
  /** The engine at an address. Rejects with EngineError where it may not be asked. */
  server(address: string): Promise<Engine>;
}

/**
 * Reads by the server where the reader chose one, else on this device; also on this device where the server
 * fails, and then says so.
 */
export async function readBy(
  { engine, server }: Settings,
  engines: Engines,
  article: Article,
  progress: (step: Progress) => void,
): Promise<ReadReply> {
  const began = performance.now();
  const reply = (analysis: Analysis, report: Omit<Report, "milliseconds">): ReadReply => ({
    ok: true,
    analysis,
    report: { ...report, milliseconds: performance.now() - began },
  });

  let fellBack: string | null = null;
  if (engine === "server" && server !== "") {
    try {
      const analysis = await (await engines.server(server)).read(article, progress);
      return reply(analysis, { where: "server", address: server, fellBack: null });
    } catch (error) {
      fellBack = inWords(error);
    }
  }
  try {
    const analysis = await engines.local.read(article, progress);
    return reply(analysis, { where: "device", address: null, fellBack });
  } catch (error) {
    return { ok: false, problem: { reason: "engine", message: inWords(error) } };
  }
}

function inWords(error: unknown): string {
  if (error instanceof EngineError) return error.message;
  return `Something failed in Sidelight itself: ${error instanceof Error ? error.message : String(error)}`;
}
