import { benchmarksCover } from "../benchmarks.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Misfit } from "./Misfit.ts";
import type { Needs } from "./Needs.ts";

/** Every limit of the task that a machine does not keep; none where it fits. */
export function misfitsOf(offer: ChoiceOffer, needs: Needs, now: number): readonly Misfit[] {
  const { ask, attestation, level, online } = offer;
  const misfits: Misfit[] = [];
  for (const [benchmark, least] of needs.each.entries()) {
    const has = ask.benchmarks[benchmark] ?? 0n;
    if (has < least) misfits.push({ limit: "each", benchmark, has });
  }
  if (ask.duration < needs.duration) misfits.push({ limit: "duration", has: ask.duration });
  const missing = needs.networkFlags & ~ask.networkFlags;
  if (missing !== 0n) misfits.push({ limit: "network", missing });
  if (needs.level > 1 && level < needs.level) misfits.push({ limit: "level", has: level });
  if (needs.maxAttestationAge > 0) {
    const proved = attestation !== undefined && benchmarksCover(attestation.benchmarks, ask.benchmarks);
    const age = proved ? now - attestation.measuredAt : undefined;
    if (age === undefined || age > needs.maxAttestationAge) misfits.push({ limit: "attestation", age });
  }
  if (needs.classCode !== "" && attestation?.classes.includes(needs.classCode) !== true)
    misfits.push({ limit: "class" });
  if (needs.model !== "" && !hasModel(attestation?.models ?? [], needs.model)) misfits.push({ limit: "model" });
  if (needs.online > 0 && (online === undefined || online < needs.online))
    misfits.push({ limit: "online", has: online });
  if (ask.bond < needs.bond) misfits.push({ limit: "bond", has: ask.bond });
  return misfits;
}

function hasModel(models: readonly string[], part: string): boolean {
  const wanted = part.toLowerCase();
  return models.length > 0 && models.every((model) => model.toLowerCase().includes(wanted));
}
