import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Needs } from "./Needs.ts";
import type { Relaxed } from "./NearMiss.ts";
import { amountOf } from "./amountOf.ts";

/**
 * A limit that can be given up: the task without it, and how far it had to be given up for a basket.
 *
 * - `told`: undefined where the basket keeps the limit all the same
 */
export interface Relaxation {
  readonly needs: Needs;
  readonly told: (offers: readonly ChoiceOffer[], price: bigint, now: number) => Relaxed | undefined;
}

/** Of a total, so much less is tried: a tenth. */
const LESS = 10n;

const leastOf = (values: readonly bigint[]): bigint => values.reduce((low, value) => (value < low ? value : low));

/** Every limit of a task that could be given up, one at a time. */
export function relaxations(needs: Needs): readonly Relaxation[] {
  const { machines, perHour, total, networkFlags, maxAttestationAge, classCode, model, online, bond, level } = needs;
  const number = (limit: "duration" | "level" | "attestation" | "online", from: number, to: number) =>
    to === from ? undefined : { limit, from, to };
  return [
    ...needs.each.flatMap((from, benchmark): Relaxation[] => {
      if (from === 0n) return [];
      const told: Relaxation["told"] = (offers) => {
        const to = leastOf(offers.map(({ ask }) => ask.benchmarks[benchmark] ?? 0n));
        return to < from ? { limit: "each", benchmark, from, to } : undefined;
      };
      return [{ needs: { ...needs, each: needs.each.with(benchmark, 0n) }, told }];
    }),
    ...needs.totals.map(({ quantity, least }, at): Relaxation => {
      const told: Relaxation["told"] = (offers) => {
        const to = offers.reduce((sum, offer) => sum + amountOf(offer, quantity), 0n);
        return to < least ? { limit: "total", quantity, from: least, to } : undefined;
      };
      const totals = needs.totals.with(at, { quantity, least: least - least / LESS });
      return { needs: { ...needs, totals }, told };
    }),
    ...(needs.duration === 0
      ? []
      : [
          {
            needs: { ...needs, duration: 0, total: undefined, ...hourlyOf(needs) },
            told: (offers: readonly ChoiceOffer[]) => {
              const to = Math.min(...offers.map(({ ask }) => ask.duration));
              return to < needs.duration ? number("duration", needs.duration, to) : undefined;
            },
          },
        ]),
    ...(networkFlags === 0n
      ? []
      : [
          {
            needs: { ...needs, networkFlags: 0n },
            told: (offers: readonly ChoiceOffer[]): Relaxed | undefined => {
              const to = offers.reduce((all, { ask }) => all & ask.networkFlags, networkFlags);
              return to === networkFlags ? undefined : { limit: "network", from: networkFlags, to };
            },
          },
        ]),
    ...(level <= 1
      ? []
      : [
          {
            needs: { ...needs, level: 0 },
            told: (offers: readonly ChoiceOffer[]) =>
              number("level", level, Math.min(level, ...offers.map((offer) => offer.level))),
          },
        ]),
    ...(maxAttestationAge === 0
      ? []
      : [
          {
            needs: { ...needs, maxAttestationAge: 0 },
            told: (offers: readonly ChoiceOffer[], _price: bigint, now: number) => {
              const ages = offers.map(({ attestation }) => (attestation ? now - attestation.measuredAt : undefined));
              const to = ages.some((age) => age === undefined) ? 0 : Math.max(...ages.map((age) => age ?? 0));
              return to === 0 || to > maxAttestationAge ? number("attestation", maxAttestationAge, to) : undefined;
            },
          },
        ]),
    ...(classCode === ""
      ? []
      : [{ needs: { ...needs, classCode: "" }, told: (): Relaxed => ({ limit: "class", from: classCode }) }]),
    ...(model === ""
      ? []
      : [{ needs: { ...needs, model: "" }, told: (): Relaxed => ({ limit: "model", from: model }) }]),
    ...(online === 0
      ? []
      : [
          {
            needs: { ...needs, online: 0 },
            told: (offers: readonly ChoiceOffer[]) =>
              number("online", online, Math.min(online, ...offers.map((offer) => offer.online ?? 0))),
          },
        ]),
    ...(bond === 0n
      ? []
      : [
          {
            needs: { ...needs, bond: 0n },
            told: (offers: readonly ChoiceOffer[]): Relaxed | undefined => {
              const to = leastOf(offers.map(({ ask }) => ask.bond));
              return to < bond ? { limit: "bond", from: bond, to } : undefined;
            },
          },
        ]),
    {
      needs: { ...needs, machines: { least: 1, most: machines.most * 2 } },
      told: (offers) =>
        offers.length > machines.most
          ? { limit: "machines", from: machines.most, to: offers.length }
          : offers.length < machines.least
            ? { limit: "machines", from: machines.least, to: offers.length }
            : undefined,
    },
    ...(perHour === undefined
      ? []
      : [
          {
            needs: { ...needs, perHour: undefined },
            told: (_: readonly ChoiceOffer[], price: bigint): Relaxed | undefined =>
              price * 3_600n > perHour ? { limit: "perHour", from: perHour, to: price * 3_600n } : undefined,
          },
        ]),
    ...(total === undefined || needs.duration === 0
      ? []
      : [
          {
            needs: { ...needs, total: undefined },
            told: (_: readonly ChoiceOffer[], price: bigint): Relaxed | undefined => {
              const to = price * BigInt(needs.duration);
              return to > total ? { limit: "total-cost", from: total, to } : undefined;
            },
          },
        ]),
  ];
}

/** A budget for the whole time as one for an hour, so that a shorter time does not make dearer machines fit. */
function hourlyOf({ total, duration, perHour }: Needs): Pick<Needs, "perHour"> {
  if (total === undefined) return { perHour };
  const hourly = (total * 3_600n) / BigInt(duration);
  return { perHour: perHour !== undefined && perHour < hourly ? perHour : hourly };
}
