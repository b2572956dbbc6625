import { expect } from "chai";
import { JsonRpcProvider, type TransactionReceipt } from "ethers";

import { ChainError } from "../../src/chain/ChainError.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { AdmissionKeeper } from "../../src/node/reward/AdmissionKeeper.ts";
import type { Attestation } from "../../src/store/AttestationStore.ts";
import { addressOf, ownerOf, setOf } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { basisOf, cards, PROGRAM, rigOf } from "../helpers/rewards.ts";
import { silentLog } from "../helpers/silentLog.ts";

const SET = setOf(1n, 1n, 1n);
const PERIOD = 100;
/** A time at which the first member's turn is. */
const FIRST = 3_000;
/** SNM wei that a unit reserves. */
const RESERVE = 10n;

const machineOf = (number: number, count = 1): Attestation => ({
  machine: { ...rigOf(), worker: addressOf(number), gpus: cards(count), benchmarks: [...rigOf().benchmarks] },
  expiresAt: 100_000,
});

describe("AdmissionKeeper", () => {
  let now: number;
  let attested: Attestation[];
  let sent: string[];
  let done: string[];
  let refused: Set<string>;
  let room: { admits: boolean; gpus: bigint; left: bigint };
  let stale: boolean;
  beforeEach(() => {
    [now, attested, sent, done, refused] = [FIRST, [1, 2, 3].map((number) => machineOf(number)), [], [], new Set()];
    room = { admits: true, gpus: 0n, left: 1_000n };
    stale = false;
  });

  const contracts: Contracts = contractsOf(
    {
      contracts: DEPLOYED_AT,
    },
    Object.assign(new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }), {
      call: ({ data }: { data: string }) => {
        const { interface: abi } = contracts.programs;
        const called = abi.parseTransaction({ data });
        if (called?.name === "state") {
          const { admits, gpus, left } = room;
          return Promise.resolve(abi.encodeFunctionResult("state", [[left, left, 100n, gpus, admits, false]]));
        }
        if (called?.name === "terms") {
          const times = { start: 1, guaranteedUntil: 2, end: 3 };
          const rest = {
            classId: 0,
            mode: 0,
            minSoftwareVersion: 0,
            usdPerGpuDay: 1n,
            maxGpus: 4,
            reserveMargin: 10_000,
          };
          return Promise.resolve(abi.encodeFunctionResult("terms", [{ ...times, ...rest }]));
        }
        if (stale) return Promise.reject(new Error("the rate is stale"));
        return Promise.resolve(abi.encodeFunctionResult("reserveFor", [RESERVE * BigInt(called?.args[1] as bigint)]));
      },
    }),
  );
  const keeper = (node: number, admissionsPerRound = 20): AdmissionKeeper =>
    new AdmissionKeeper({
      settings: { admissionSeconds: PERIOD, admissionsPerRound },
      contracts,
      sender: {
        send: (_action, { data }) => {
          const call = contracts.programs.interface.parseTransaction({ data: data ?? "" });
          const [, machine] = Array.from(call?.args ?? []) as [bigint, { worker: string }?];
          const text = `${call?.name} ${machine?.worker.slice(2, 4) ?? ""}`.trim();
          if (refused.has(text)) return Promise.reject(new ChainError("admit", "it would revert", "RewardClaimFirst"));
          sent.push(text);
          return Promise.resolve({} as TransactionReceipt);
        },
      },
      clock: { now: () => now, block: { number: 1, timestamp: now } },
      signerSet: () => SET,
      owner: () => ownerOf(node),
      history: { at: () => basisOf({ members: [] }), attested: () => attested },
      provedOf: () => undefined,
      log: silentLog,
      onDone: (action) => done.push(action),
    });
  const all = ["admit 01", "admit 02", "admit 03"];

  it("acts in its turn alone, once a period", async () => {
    const [first, second] = [keeper(1), keeper(2)];
    await second.refresh();
    expect(sent).to.deep.equal([]);
    await first.refresh();
    await first.refresh();
    expect(sent).to.deep.equal(all);
    expect(done).to.deep.equal(["admit", "admit", "admit"]);
    now = FIRST + PERIOD;
    await first.refresh();
    expect(sent).to.have.length(3);
    await second.refresh();
    expect(sent).to.have.length(6);
  });

  it("tries no more than its limit, and what was refused after what was not", async () => {
    refused = new Set(["admit 01", "admit 02"]);
    const first = keeper(1, 2);
    await first.refresh();
    expect(sent).to.deep.equal([]);
    now += 3 * PERIOD;
    await first.refresh();
    expect(sent).to.deep.equal(["admit 03"]);
    refused.clear();
    attested = attested.slice(0, 2);
    now += 3 * PERIOD;
    await first.refresh();
    expect(sent).to.deep.equal(["admit 03", "admit 02", "admit 01"]);
  });

  it("tries nothing that the program has no room or no budget for, or does not admit", async () => {
    room = { ...room, gpus: 2n };
    await keeper(1).refresh();
    expect(sent, "two units are left of four").to.deep.equal(["admit 01", "admit 02"]);
    [sent, room] = [[], { admits: true, gpus: 0n, left: 100n + RESERVE }];
    await keeper(1).refresh();
    expect(sent, "one unit's reserve is left").to.deep.equal(["admit 01"]);
    [sent, room] = [[], { admits: true, gpus: 0n, left: 100n + RESERVE - 1n }];
    await keeper(1).refresh();
    expect(sent).to.deep.equal([]);
    room = { admits: false, gpus: 0n, left: 1_000n };
    await keeper(1).refresh();
    expect(sent).to.deep.equal([]);
    [room, stale] = [{ admits: true, gpus: 0n, left: 1_000n }, true];
    await keeper(1).refresh();
    expect(sent).to.deep.equal([]);
  });

  it("closes a program that is over", async () => {
    now = PROGRAM.end + 90 * 86_400 + 2 * PERIOD;
    await keeper((Math.floor(now / PERIOD) % 3) + 1).refresh();
    expect(sent).to.deep.equal(["close"]);
  });
});
