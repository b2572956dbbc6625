import type { Locator } from "@playwright/test";

/** The exact amount behind one that is rounded for reading, in SNM wei. Waits until it is there. */
export async function weiOf(amount: Locator): Promise<bigint> {
  const handle = amount.and(amount.page().locator("[data-wei]"));
  await handle.waitFor();
  return BigInt((await handle.getAttribute("data-wei")) ?? "");
}
