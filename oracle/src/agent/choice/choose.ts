import type { Candidate } from "./Candidate.ts";
import type { Alternative, Choice, ChoiceKind } from "./Choice.ts";
import { packJobs } from "./packJobs.ts";
import type { Situation } from "./Situation.ts";
import { usdText } from "./usdText.ts";
import { runningRate, weigh, type Weighed } from "./weigh.ts";

const SECONDS_PER_HOUR = 3_600n;
const PERCENT = 100n;

/**
 * Chooses what a machine does with its time. A forward deal that runs is never left. Of the bids that stand, those that pay
 * more than the machine's time is worth are packed, and the first of the pack is taken. Where none does, a spot bid earns
 * meanwhile: its supplier may leave it at any time. Where there is none either, the machine's own ask waits for buyers.
 */
export function choose(situation: Situation): Choice {
  const { running } = situation;
  const weighed = weigh(situation);
  if (running !== undefined && running.duration > 0) {
    return conclude(situation, weighed, { kind: "hold", value: 0n }, [
      "A forward deal runs. It is kept until its end, whatever else is paid.",
    ]);
  }
  const chosen = running === undefined ? pick(situation, weighed) : pickBetter(situation, weighed);
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

/** The first of the best pack of bids that pay more than the time is worth, or the best spot bid until one comes. */
function pick({ now }: Situation, { candidates }: Weighed): Candidate | undefined {
  const [first] = packed(now, candidates, ({ surplus }) => surplus);
  if (first !== undefined) return first;
  return best(
    candidates.filter(({ opening }) => opening.duration === 0),
    ({ rate }) => rate,
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
  return packed(
    situation.now,
    candidates.filter(({ rate }) => rate > wanted),
    gain,
  )[0];
}

function packed(now: number, candidates: readonly Candidate[], weight: (candidate: Candidate) => bigint): Candidate[] {
  const byId = new Map(candidates.map((candidate) => [candidate.opening.id as string, candidate]));
  const jobs = candidates.map((candidate) => ({
    id: candidate.opening.id,
    weight: weight(candidate),
    seconds: candidate.seconds,
    latest: candidate.opening.validUntil - now,
  }));
  return packJobs(jobs).flatMap(({ id }) => byId.get(id) ?? []);
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
  return `It pays ${hourly(rate)}; with the one that was chosen first, the machine earns more.`;
}

function best<Item>(items: readonly Item[], of: (item: Item) => bigint): Item | undefined {
  return items.reduce<Item | undefined>(
    (top, item) => (top === undefined || of(item) > of(top) ? item : top),
    undefined,
  );
}

const hourly = (rate: bigint): string => `${usdText(rate * SECONDS_PER_HOUR)} an hour`;
