import { randomBytes } from "node:crypto";

import { sentenceOf } from "../lib/sentenceOf.ts";
import { CardProcess } from "../modules/gpu/CardProcess.ts";
import type { FoundCard } from "../modules/gpu/FoundCard.ts";
import type { Finding } from "./Finding.ts";

/** Milliseconds in which a card fills a little memory, its driver's start included. */
const TIMEOUT_MS = 30_000;

/** Whether the graphics cards of this machine can compute: each fills a little of its memory. */
export async function checkCards(
  cards: readonly FoundCard[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Finding[]> {
  if (cards.length === 0) {
    const text = "There is no graphics card here whose driver shows its id, so this machine is sold without one.";
    return [{ level: "note", text }];
  }
  const places = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { vendor, model } of cards) {
    const card = places.get(model) ?? 0;
    places.set(model, card + 1);
    const process = new CardProcess(environment);
    try {
      const choice = { vendor, model, software: false };
      const nonce = new Uint8Array(randomBytes(32));
      await process.perform({ kind: "fill", choice, card, nonce, lanes: 1, passes: 1 }, TIMEOUT_MS);
      findings.push({ level: "note", text: `The graphics card ${model} computes.` });
    } catch (error) {
      const text = `The graphics card ${model} can't compute: ${sentenceOf(error)} Install its Vulkan driver.`;
      findings.push({ level: "warning", text });
    } finally {
      process.stop();
    }
  }
  return findings;
}
