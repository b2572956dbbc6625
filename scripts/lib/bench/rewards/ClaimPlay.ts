import { rewardLeaf } from "../../../../oracle/src/node/agreement/rewardLeaf.ts";
import type { Machine } from "./Machine.ts";
import type { MemberBook } from "./model/MemberBook.ts";
import type { Call } from "./RewardsChain.ts";
import type { Printed } from "./RewardsPress.ts";
import { compare, type Stage, type Today } from "./Stage.ts";

/** Days between two claims of a machine. */
const MONTH = 30;
/** Claims in one transaction. */
const BATCH = 30;
const GRAIN = 10n ** 12n;
const BATCH_GAS = 5_000_000;

/** What a machine has earned in a program, as a report says it. */
interface Claimable {
  readonly programId: number;
  readonly machine: Machine;
  readonly gpuSeconds: number;
}

/** Claims: each machine once a month, many in one transaction. */
export class ClaimPlay {
  readonly #stage: Stage;
  readonly #machines: ReadonlyMap<string, Machine>;
  #due: readonly Claimable[] = [];
  #ready: readonly Claimable[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#machines = new Map(stage.world.machines.map((machine) => [machine.worker, machine]));
  }

  /** One that was paid in full today. */
  paid: { readonly claim: Claimable; readonly final: Printed } | undefined;

  /** The leaves of those who claim tomorrow. Who claimed in the report before is ready now. */
  leaves(day: number, asOf: number): Map<string, Uint8Array> {
    const { rewards, nodes } = this.#stage;
    this.#ready = this.#due;
    this.#due = [...rewards.programs.entries()]
      .filter(([, { closed }]) => !closed)
      .flatMap(([programId, { members }]) =>
        [...members].flatMap(([worker, member]) => this.#dueOf(day, programId, worker, member)),
      )
      .toSorted((a, b) => (a.machine.master < b.machine.master ? -1 : a.machine.master > b.machine.master ? 1 : 0));
    // The model has computed by itself what the nodes say.
    const said = this.#due.map(({ programId, machine }) => nodes.earned(programId, machine.worker));
    const names = this.#due.map(({ programId, machine }) => `GPU-seconds of machine ${machine.number} in ${programId}`);
    const own = this.#due.map(({ programId, machine }) => this.#stage.earned.of(programId, machine.worker));
    compare(this.#stage, day, pairs(names, own), pairs(names, said.map(BigInt)));
    return new Map(
      this.#due.map(({ programId, machine: { worker }, gpuSeconds }) => [
        `reward ${programId} ${worker}`,
        rewardLeaf({ programId, worker, asOf, gpuSeconds }),
      ]),
    );
  }

  #dueOf(day: number, programId: number, worker: string, member: MemberBook): Claimable[] {
    const machine = this.#machines.get(worker);
    if (machine === undefined || (machine.number + day) % MONTH !== 0) return [];
    const gpuSeconds = this.#stage.nodes.earned(programId, worker);
    return BigInt(gpuSeconds) > member.paidSeconds ? [{ programId, machine, gpuSeconds }] : [];
  }

  /** Pays what the final report says. */
  async claim({ day, final }: Today): Promise<void> {
    const { chain, rewards, tally } = this.#stage;
    const [expected, found] = [new Map<string, bigint>(), new Map<string, bigint>()];
    const claims: Claimable[] = [];
    this.paid = undefined;
    for (const claim of this.#ready) {
      const { programId, machine, gpuSeconds } = claim;
      const member = rewards.member(programId, machine.worker);
      if (member === undefined || final.asOf <= member.paidUntil) continue;
      const { due, amount } = rewards.claim(programId, machine.worker, machine.master, BigInt(gpuSeconds), final.asOf);
      tally.due += due;
      if (amount === 0n) continue;
      tally.paid += amount;
      claims.push(claim);
      if (amount === due) this.paid = { claim, final };
      noteClaim(expected, claim, [due, amount, member.paidSeconds, member.reserved * GRAIN]);
    }
    tally.claims += claims.length;
    const batches = Array.from({ length: Math.ceil(claims.length / BATCH) }, (_, index) =>
      claims.slice(index * BATCH, (index + 1) * BATCH),
    );
    if (batches.length === 0) return;
    const outcomes = await chain.block(batches.map((batch) => this.callOf(batch, final)));
    const events = outcomes.flatMap((outcome) => outcome.events.filter(({ name }) => name === "RewardClaimed"));
    for (const [index, claim] of claims.entries()) {
      const args = events[index]?.args;
      const values = ["due", "amount", "gpuSeconds", "reserved"].map((name) => args?.[name] as bigint);
      noteClaim(found, claim, values);
    }
    compare(this.#stage, day, expected, found);
  }

  callOf(claims: readonly Claimable[], final: Printed): Call {
    const rewards = claims.map(({ programId, machine: { worker }, gpuSeconds }) => ({
      ...{ programId, worker, sequence: final.sequence, asOf: final.asOf, gpuSeconds },
      proof: [...final.proofOf(`reward ${programId} ${worker}`)],
    }));
    const data = this.#stage.chain.contracts.programs.interface.encodeFunctionData("claimMany", [rewards]);
    return { to: "RewardPrograms", data, gas: BATCH_GAS };
  }
}

const pairs = (names: readonly string[], values: readonly bigint[]): Map<string, bigint> =>
  new Map(names.map((name, index) => [name, values[index] ?? -1n]));

function noteClaim(numbers: Map<string, bigint>, { programId, machine }: Claimable, values: readonly bigint[]): void {
  const names = ["due", "paid", "GPU-seconds paid", "reserved"];
  for (const [index, name] of names.entries()) {
    numbers.set(`machine ${machine.number} in program ${programId}: ${name}`, values[index] ?? -1n);
  }
}
