import { expect } from "chai";
import { JsonRpcProvider, type TransactionReceipt } from "ethers";

import type { BalanceProof } from "@sonm/protocol/balance.ts";
import { STEER_WINDOW } from "@sonm/protocol/generated/constants.ts";
import { Steering } from "@sonm/protocol/generated/enums.ts";

import { ChainError } from "../../src/chain/ChainError.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { BalanceKeeper } from "../../src/node/balance/BalanceKeeper.ts";
import { ownerOf, setOf } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { silentLog } from "../helpers/silentLog.ts";

const SET = setOf(1n, 1n, 1n);
const PERIOD = 100;
const INTERVAL = 1_000;
/** A time at which the first member's turn is. */
const FIRST = 30_000;

/** What the chain knows of a class. */
interface Known {
  asOf: number;
  supplied: bigint;
  /** Units on average; undefined where no point is old enough. */
  average: bigint | undefined;
  /** Undefined where there is no mandate. */
  steering: Steering | "stale" | undefined;
  earliest: number;
}

const provedOf = (classId: number, asOf = FIRST - 50, supplied = 500n): BalanceProof => ({
  ...{ classId, sequence: 9, epoch: 8, asOf, supplied: String(supplied), demanded: "100", fees: "7" },
  proof: [`0x${"ab".repeat(32)}`],
});

describe("BalanceKeeper", () => {
  let now: number;
  let proved: BalanceProof[];
  let known: Known[];
  let sent: string[];
  let done: string[];
  let refused: Set<string>;
  beforeEach(() => {
    [now, proved, sent, done, refused] = [FIRST, [provedOf(0), provedOf(1)], [], [], new Set()];
    known = [0, 1].map(() => ({
      ...{ asOf: 20_000, supplied: 400n, average: 2_000n, steering: undefined, earliest: 0 },
    }));
  });

  const contracts: Contracts = contractsOf(
    { contracts: DEPLOYED_AT },
    Object.assign(new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }), {
      // Whatever they throw is refused.
      call: async ({ to, data }: { to: string; data: string }) => {
        await Promise.resolve();
        return to === DEPLOYED_AT.ClassBalances ? balances(data) : controller(data);
      },
    }),
  );

  const reverting = (data: string): Error => Object.assign(new Error("execution reverted"), { data });

  function balances(data: string): string {
    const { interface: abi } = contracts.balances;
    const called = abi.parseTransaction({ data });
    if (called?.name === "interval") return abi.encodeFunctionResult("interval", [INTERVAL]);
    const of = known[Number(called?.args[0])];
    if (called?.name === "latest") {
      const { asOf, supplied } = of!;
      return abi.encodeFunctionResult("latest", [{ asOf, supplied, demanded: 0, fees: 0 }]);
    }
    expect(called?.args[1]).to.equal(STEER_WINDOW * BigInt(INTERVAL));
    if (of!.average === undefined) throw reverting(abi.encodeErrorResult("BalanceTooYoung", [0, 1, 2]));
    return abi.encodeFunctionResult("average", [of!.average, 0, 0, of!.asOf, 0]);
  }

  function controller(data: string): string {
    const { interface: abi } = contracts.controller;
    const called = abi.parseTransaction({ data });
    const { steering, earliest } = known[Number(called?.args[0])]!;
    if (called?.name === "mandateOf") {
      const zero = {
        usdPerGpuDay: 1,
        mode: 0,
        minSoftwareVersion: 0,
        step: 1,
        guarantee: 1,
        reserveMargin: 1,
        band: 1,
      };
      const rest = { boost: 0, dailyGrant: 0, feePerGpuDay: 0, maxGpus: steering === undefined ? 0 : 10 };
      return abi.encodeFunctionResult("mandateOf", [{ ...zero, ...rest }]);
    }
    if (called?.name === "earliestSteer") return abi.encodeFunctionResult("earliestSteer", [earliest]);
    if (steering === "stale") throw reverting(abi.encodeErrorResult("ControllerBalanceStale", [0, 1, 2]));
    const plan = { steering: steering ?? 0, supply: 1, demand: 1, programId: 0, gpus: 1, budget: 1 };
    return abi.encodeFunctionResult("planFor", [plan]);
  }

  const keeper = (node: number, admissionsPerRound = 20): BalanceKeeper =>
    new BalanceKeeper({
      settings: { admissionSeconds: PERIOD, admissionsPerRound },
      contracts,
      sender: {
        send: (_action, { to, data }) => {
          const abi = to === DEPLOYED_AT.ClassBalances ? contracts.balances.interface : contracts.controller.interface;
          const call = abi.parseTransaction({ data: data ?? "" });
          const [about] = Array.from(call?.args ?? []) as [bigint | { readonly classId: bigint }];
          const text = `${call?.name} ${typeof about === "bigint" ? about : about.classId}`;
          if (refused.has(text)) return Promise.reject(new ChainError("record", "BalanceNotNewer", "BalanceNotNewer"));
          sent.push(text);
          return Promise.resolve({} as TransactionReceipt);
        },
      },
      clock: { now: () => now },
      signerSet: () => SET,
      owner: () => ownerOf(node),
      proved: () => proved,
      log: silentLog,
      onDone: (action) => done.push(action),
    });

  it("proves each class in its turn alone, once a period", async () => {
    const [first, second] = [keeper(1), keeper(2)];
    await second.refresh();
    expect(sent).to.deep.equal([]);
    await first.refresh();
    await first.refresh();
    expect(sent).to.deep.equal(["record 0", "record 1"]);
    expect(done).to.deep.equal(["record", "record"]);
    now += PERIOD;
    await first.refresh();
    expect(sent).to.have.length(2);
    await second.refresh();
    expect(sent).to.have.length(4);
  });

  it("proves a class once an interval: what another node did is not done again", async () => {
    known[0]!.asOf = FIRST - 50 - INTERVAL + 1;
    known[1]!.asOf = FIRST - 50 - INTERVAL;
    await keeper(1).refresh();
    expect(sent).to.deep.equal(["record 1"]);
  });

  it("proves what does not change until the average says so", async () => {
    for (const one of known) one.supplied = 500n;
    known[1]!.average = 0n;
    await keeper(1).refresh();
    expect(sent, "class 1 has no supply any more").to.deep.equal(["record 0"]);
    known[1]!.average = undefined;
    now += 3 * PERIOD;
    await keeper(1).refresh();
    expect(sent.slice(1), "no point is old enough to tell").to.deep.equal(["record 0", "record 1"]);
  });

  it("lets the controller act where it would and may", async () => {
    for (const one of known) one.asOf = FIRST - 50;
    [known[0]!.steering, known[1]!.steering] = [Steering.Suspended, Steering.None];
    await keeper(1).refresh();
    expect(sent).to.deep.equal(["steer 0"]);
    expect(done).to.deep.equal(["steer"]);
    [known[1]!.steering, known[0]!.earliest, now] = ["stale", FIRST + 3 * PERIOD + 1, FIRST + 3 * PERIOD];
    await keeper(1).refresh();
    expect(sent, "too early, and too old").to.have.length(1);
    known[0]!.earliest -= 1;
    await keeper(1).refresh();
    expect(sent).to.deep.equal(["steer 0", "steer 0"]);
  });

  it("proves before it acts, goes on where somebody was quicker, and tries no more than its limit", async () => {
    known[0]!.steering = Steering.Opened;
    refused = new Set(["record 0"]);
    await keeper(1).refresh();
    expect(sent).to.deep.equal(["steer 0", "record 1"]);
    refused.clear();
    sent = [];
    await keeper(1, 2).refresh();
    expect(sent).to.deep.equal(["record 0", "steer 0"]);
  });
});
