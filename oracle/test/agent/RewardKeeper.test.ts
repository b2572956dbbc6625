import { expect } from "chai";
import { JsonRpcProvider, MaxUint256, parseEther, type TransactionReceipt } from "ethers";
import fastify, { type FastifyInstance } from "fastify";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";

import { RewardKeeper } from "../../src/agent/RewardKeeper.ts";
import { rewardThreats } from "../../src/agent/rewardThreats.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { ReportTree } from "../../src/node/agreement/ReportTree.ts";
import { rewardRoutes } from "../../src/node/routes/rewardRoutes.ts";
import type { AgentEnd } from "../../src/rewards/readAgentEnd.ts";
import type { Attestation } from "../../src/store/AttestationStore.ts";
import { addressOf, AS_OF, CONTEXT, EPOCH, observationOf } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { basisOf, cards, PROGRAM, rigOf, WORKER } from "../helpers/rewards.ts";
import { silentLog } from "../helpers/silentLog.ts";

const PERIOD = 100;

/** Gas of a call and its price: a call costs a thousandth of a coin. */
const [GAS, PRICE] = [10n ** 6n, 10n ** 9n];

const { minBenchmarks, ...rest } = PROGRAM.definition;
const CLASS = { ...rest, gpuModels: [...rest.gpuModels], minBenchmarks: packBenchmarks(minBenchmarks) };

const rewards = [{ programId: 0, worker: WORKER, gpuSeconds: 500, online: 5, seenAt: 1_050 }];
const basis = basisOf({ members: [], previous: { asOf: 1_050, rewards, classes: [], uptimes: new Map() } });
const data = computeLeafData(
  EPOCH,
  [1, 2, 3].map((node) => observationOf(node, [])),
  { ...CONTEXT, rewards: basis },
);
const tree = new ReportTree(data);

const attestationOf = (expiresAt: number, parts: Parameters<typeof rigOf>[0] = {}): Attestation => {
  const { gpus, benchmarks, ...machine } = rigOf(parts);
  return { machine: { ...machine, worker: WORKER, gpus: [...gpus], benchmarks: [...benchmarks] }, expiresAt };
};

describe("rewardThreats", () => {
  const threats = (attestation: Attestation | undefined, agentEnd?: AgentEnd) =>
    rewardThreats(PROGRAM, attestation, agentEnd, 1_000, 200);

  it("are none while everything is in order", () => {
    expect(threats(attestationOf(1_201))).to.deep.equal([]);
  });

  it("are an attestation that ends and was not renewed, or has ended", () => {
    expect(threats(attestationOf(1_200))).to.deep.equal([
      "The attestation ends on 1970-01-01T00:20:00Z and was not renewed. See that the nodes can measure this machine.",
    ]);
    for (const ended of [attestationOf(1_000), undefined]) {
      expect(threats(ended)).to.have.length(1);
      expect(threats(ended)[0]).to.contain("No attestation is in force");
    }
  });

  it("are an agent that is too old, and hardware that does not pass", () => {
    const facts = { softwareVersion: PROGRAM.minSoftwareVersion - 1, diskBytes: 1n };
    expect(threats(attestationOf(9_000, { facts }))).to.deep.equal([
      "The program demands version 0.4.25 of the agent, and 0.4.24 is attested. Update the agent.",
      "The disk is 0 GB; at least 60 GB are needed.",
    ]);
    expect(threats(attestationOf(9_000, { gpus: cards(9) }))[0]).to.contain("9 graphics cards");
  });

  it("are a release after which its agent is too old, ahead of its date and from then on", () => {
    const lowest = PROGRAM.minSoftwareVersion + 1;
    expect(threats(attestationOf(9_000), { lowest, from: 1_001 })).to.deep.equal([
      "From 1970-01-01T00:16:41Z on agents below version 0.4.26 earn nothing, and 0.4.25 is attested. Update the agent before.",
    ]);
    expect(threats(attestationOf(9_000), { lowest, from: 1_000 })).to.deep.equal([
      "Agents below version 0.4.26 earn nothing since 1970-01-01T00:16:40Z, and 0.4.25 is attested. Update the agent.",
    ]);
  });
});

describe("RewardKeeper", () => {
  let server: FastifyInstance;
  let url: string;
  let now: number;
  let sent: string[];
  let due: { due: bigint; payable: bigint };
  let isMember: boolean;
  /** Unix seconds from which the agent is too old, and the version that counts then. */
  let agentEnd: { from: bigint; lowest: bigint };
  /** GPU-seconds that the node tells: 500 are proved. */
  let told: number;
  before(async () => {
    server = fastify();
    rewardRoutes(server, {
      rewardsOf: (worker) => ({
        rewards: [
          {
            ...{ programId: 0, sequence: 3, epoch: Number(EPOCH), asOf: AS_OF, gpuSeconds: told },
            proof: tree.rewardProofOf({ programId: 0, worker }) ?? [],
          },
        ],
      }),
    });
    url = await server.listen({ host: "127.0.0.1", port: 0 });
  });
  after(() => server.close());
  beforeEach(() => {
    [now, sent, isMember, told] = [PERIOD, [], true, 500];
    due = { due: parseEther("50"), payable: parseEther("40") };
    agentEnd = { from: MaxUint256, lowest: 0n };
  });

  const contracts: Contracts = contractsOf(
    {
      contracts: DEPLOYED_AT,
    },
    Object.assign(new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }), {
      call: ({ to, data }: { to: string; data: string }) => {
        const { programs, classes, releases, reports } = contracts;
        if (to === DEPLOYED_AT.Releases) {
          const { name = "", args } = releases.interface.parseTransaction({ data }) ?? {};
          if (name === "outdatedFrom")
            return Promise.resolve(releases.interface.encodeFunctionResult("outdatedFrom", [agentEnd.from]));
          expect([name, args?.[0], args?.[1]]).to.deep.equal(["minimumVersionAt", encodeName("agent"), agentEnd.from]);
          return Promise.resolve(releases.interface.encodeFunctionResult("minimumVersionAt", [agentEnd.lowest]));
        }
        if (to === DEPLOYED_AT.HardwareClasses)
          return Promise.resolve(classes.interface.encodeFunctionResult("hardwareClass", [CLASS]));
        if (to === DEPLOYED_AT.Reports)
          return Promise.resolve(reports.interface.encodeFunctionResult("rootOf", [tree.root]));
        const { minSoftwareVersion, usdPerGpuDay, start, end } = PROGRAM;
        const terms = {
          ...{ classId: 0, mode: 0, minSoftwareVersion, usdPerGpuDay, start, guaranteedUntil: start, end },
          ...{ maxGpus: 9, reserveMargin: 10_000 },
        };
        const answers: Readonly<Record<string, () => string>> = {
          programOf: () => programs.interface.encodeFunctionResult("programOf", [0n, isMember]),
          terms: () => programs.interface.encodeFunctionResult("terms", [terms]),
          member: () => {
            const rest = { since: start, leftAt: 0, allowance: 0, claimed: 0, asOf: 0, reserved: 0 };
            return programs.interface.encodeFunctionResult("member", [{ gpus: 2, ...rest }]);
          },
          rewardOf: () => programs.interface.encodeFunctionResult("rewardOf", [due.due, due.payable]),
        };
        return Promise.resolve(answers[programs.interface.parseTransaction({ data })?.name ?? ""]?.() ?? "0x");
      },
    }),
  );
  const keeper = (snmPerCoin = "1000", attestation = attestationOf(10_000)): RewardKeeper =>
    new RewardKeeper({
      worker: WORKER,
      settings: { rewardSeconds: PERIOD, rewardSnmPerCoin: parseEther(snmPerCoin), renewBeforeSeconds: 400 },
      contracts,
      provider: {
        estimateGas: () => Promise.resolve(GAS),
        getFeeData: () => Promise.resolve({ gasPrice: PRICE } as never),
      },
      sender: {
        address: addressOf(9),
        send: (_action, { data }) => {
          const call = contracts.programs.interface.parseTransaction({ data: data ?? "" });
          const [{ gpuSeconds }] = Array.from(call?.args ?? []) as [{ gpuSeconds: bigint }];
          sent.push(`${call?.name} ${gpuSeconds}`);
          return Promise.resolve({} as TransactionReceipt);
        },
      },
      clock: { now: () => now },
      urls: () => [url],
      attestation: () => attestation,
      log: silentLog,
      onClaim: () => undefined,
    });

  it("claims what is proved, once a period, where it is worth its gas", async () => {
    const rich = keeper();
    await rich.tick();
    await rich.tick();
    expect(sent).to.deep.equal(["claim 500"]);
    expect(rich.view).to.deep.equal({ programId: 0, claimable: 0n, threats: [], idle: 0n });
    now += PERIOD;
    await rich.tick();
    expect(sent).to.have.length(2);
    const poor = keeper("40000");
    await poor.tick();
    expect(sent, "40 SNM cost 40 SNM").to.have.length(2);
    expect(poor.view.claimable).to.equal(parseEther("40"));
  });

  it("claims nothing that the budget can't pay, and nothing that no root proves", async () => {
    due = { due: parseEther("50"), payable: 0n };
    await keeper().tick();
    [due, told] = [{ due: 9n, payable: 9n }, 501];
    await keeper("0").tick();
    expect(sent).to.deep.equal([]);
  });

  it("warns a member, and nobody else, of what would end its earning", async () => {
    now = 9_800;
    const warned = keeper();
    await warned.tick();
    expect(warned.view.threats).to.have.length(1);
    agentEnd = { from: 9_900n, lowest: BigInt(PROGRAM.minSoftwareVersion + 1) };
    await warned.tick();
    expect(warned.view.threats.at(-1)).to.contain(
      "From 1970-01-01T02:45:00Z on agents below version 0.4.26 earn nothing",
    );
    isMember = false;
    await warned.tick();
    expect(warned.view).to.deep.include({ programId: undefined, threats: [] });
  });
});
