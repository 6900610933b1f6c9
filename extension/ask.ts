// Asking the background, which the browser may stop at any moment.

import type { FromOurPages, FromPage } from "./protocol";

/** What the browser says where the background was stopped before it answered. */
const STOPPED = /message (channel|port) closed before a response/;

/**
 * The background's answer, unchecked. Asks once more where the background was stopped meanwhile: a reading goes
 * on without it, and the second question is answered with that.
 */
export async function ask(message: FromPage | FromOurPages): Promise<unknown> {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch (error) {
    if (!(error instanceof Error && STOPPED.test(error.message))) throw error;
    return await chrome.runtime.sendMessage(message);
  }
}
