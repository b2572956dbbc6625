import { browserStorage } from "../../lib/browserStorage.ts";
import { readStored, writeStored } from "../../lib/stored.ts";

const KEY = "sonm.notices.browser";

const isFlag = (json: unknown): boolean | undefined => (typeof json === "boolean" ? json : undefined);

/** Whether this browser can tell of notices outside the page. */
export const canTell = (): boolean => "Notification" in globalThis;

/** Whether the reader wants that, and the browser allows it. */
export const isTelling = (): boolean =>
  canTell() && Notification.permission === "granted" && (readStored(browserStorage, KEY, isFlag) ?? false);

/** Remembers what the reader wants; asks the browser where it does not allow it yet. @returns whether it tells now */
export async function setTelling(wanted: boolean): Promise<boolean> {
  if (wanted && canTell() && Notification.permission === "default") await Notification.requestPermission();
  writeStored(browserStorage, KEY, wanted);
  return isTelling();
}
