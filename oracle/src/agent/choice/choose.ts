import type { Candidate } from "./Candidate.ts";
import type { Alternative, Choice, ChoiceKind } from "./Choice.ts";
import type { Situation } from "./Situation.ts";
import { usdText } from "./usdText.ts";
import { runningRate, weigh, type Weighed } from "./weigh.ts";

const SECONDS_PER_HOUR = 3_600n;
const PERCENT = 100n;

/**
 * Chooses what a machine does with its time. A forward deal that runs is never left. Of the bids that pay more than the
 * machine's time is worth, the one that pays most for its time is taken: whoever puts that off finds that others took it. Where
 * none does, a spot bid earns meanwhile: its supplier may leave it at any time. Where there is none either, the machine's own
 * ask waits for buyers.
 */
export function choose(situation: Situation): Choice {
  const { running } = situation;
  const weighed = weigh(situation);
  if (running !== undefined && running.duration > 0) {
    return conclude(situation, weighed, { kind: "hold", value: 0n }, [
      "A forward deal runs. It is kept until its end, whatever else is paid.",
    ]);
  }
  const chosen = running === undefined ? pick(weighed) : pickBetter(situation, weighed);
  if (chosen !== undefined) {
    const { opening, value } = chosen;
    const kind = running === undefined ? "fill" : "switch";
    return conclude(
      situation,
      weighed,
      { kind, bid: opening.id, price: opening.price, value },
      reasonsFor(chosen, weighed),
    );
  }
  if (running !== undefined) {
    return conclude(situation, weighed, { kind: "hold", value: 0n }, [
      `The spot deal that runs earns ${hourly(runningRate(situation))}, and no bid pays enough more to leave it.`,
    ]);
  }
  return wait(situation, weighed);
}

/** The best bid that pays more than the time is worth, or the best spot bid until one comes. */
function pick({ candidates }: Weighed): Candidate | undefined {
  return (
    bestPaid(candidates.filter(({ surplus }) => surplus > 0n)) ??
    bestPaid(candidates.filter(({ opening }) => opening.duration === 0))
  );
}

/** What pays so much more than the spot deal that runs that it is worth the gas, and the share that the owner wants. */
function pickBetter(situation: Situation, { candidates, timeWorth }: Weighed): Candidate | undefined {
  const { rules, costs } = situation;
  const earns = runningRate(situation);
  const wanted = (earns * BigInt(100 + rules.switchPercent)) / PERCENT;
  const base = timeWorth > earns ? timeWorth : earns;
  const gain = ({ opening, value, seconds }: Candidate): bigint =>
    value - (opening.duration === 0 ? earns : base) * BigInt(seconds) - costs.close;
  return bestPaid(candidates.filter((candidate) => candidate.rate > wanted && gain(candidate) > 0n));
}

function wait(situation: Situation, weighed: Weighed): Choice {
  const { askPrice, attestedUntil, now, offFrom, idle } = situation;
  if (attestedUntil === undefined || attestedUntil <= now) {
    return conclude(situation, weighed, { kind: "idle", value: 0n }, ["The machine is not attested."]);
  }
  if (offFrom !== undefined && offFrom <= now) {
    return conclude(situation, weighed, { kind: "idle", value: 0n }, ["The machine is planned to be off now."]);
  }
  const reasons = [`No bid pays more than the machine's time is worth, ${hourly(weighed.timeWorth)}.`];
  if (idle > 0n) reasons.push(`A reward program pays ${hourly(idle)} meanwhile.`);
  return conclude(situation, weighed, { kind: "ask", price: askPrice, value: 0n }, reasons);
}

function reasonsFor({ value, seconds, rate, surplus, opening }: Candidate, { timeWorth, waitingRate }: Weighed) {
  const length = opening.duration === 0 ? "is expected to last" : "lasts";
  return [
    `It pays ${hourly(opening.price)} and ${length} ${seconds} seconds: ${usdText(value)} after fee and gas.`,
    surplus > 0n
      ? `That is ${hourly(rate)}, more than the machine's time is worth, ${hourly(timeWorth)}.`
      : `It earns ${hourly(rate > waitingRate ? rate : waitingRate)} until a better bid comes; a spot deal can be left.`,
  ];
}

type Chosen = Pick<Choice, "kind" | "value"> & Partial<Pick<Choice, "bid" | "price">>;

/** Says of everything else why it was not chosen. */
function conclude(
  situation: Situation,
  { candidates, refused, timeWorth }: Weighed,
  chosen: Chosen,
  reasons: readonly string[],
): Choice {
  const { now, askPrice, running } = situation;
  const others = candidates
    .filter(({ opening }) => opening.id !== chosen.bid)
    .toSorted((a, b) => (a.value > b.value ? -1 : 1))
    .map((candidate): Alternative => ({
      kind: running === undefined ? "fill" : "switch",
      bid: candidate.opening.id,
      value: candidate.value,
      whyNot: whyNotTaken(candidate, chosen.kind, timeWorth),
    }));
  const ask: Alternative[] =
    chosen.kind === "fill" ? [{ kind: "ask", value: 0n, whyNot: `Nobody has bought at ${hourly(askPrice)} yet.` }] : [];
  const idle: Alternative[] =
    chosen.kind === "idle" ? [] : [{ kind: "idle", value: 0n, whyNot: "It earns no more than rewards." }];
  const id = [chosen.kind, chosen.bid ?? "", chosen.price ?? ""].join(":");
  return { id, at: now, ...chosen, timeWorth, reasons, alternatives: [...others, ...ask, ...idle, ...refused] };
}

function whyNotTaken({ surplus, rate, opening }: Candidate, kind: ChoiceKind, timeWorth: bigint): string {
  if (kind === "hold") return `It pays ${hourly(rate)}; the deal that runs is kept.`;
  if (surplus <= 0n && opening.duration > 0) {
    return `It pays ${hourly(rate)}, less than the machine's time is worth, ${hourly(timeWorth)}.`;
  }
  return kind === "switch"
    ? `It pays ${hourly(rate)}; the one that was chosen pays more for its time, or repays leaving the deal that runs.`
    : `It pays ${hourly(rate)}; the one that was chosen pays as much for its time, or more.`;
}

/** What pays most for its time. */
function bestPaid(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.rate > best.rate ? one : best),
    undefined,
  );
}

const hourly = (rate: bigint): string => `${usdText(rate * SECONDS_PER_HOUR)} an hour`;
