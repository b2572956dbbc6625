import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { expect } from "chai";
import { Wallet } from "ethers";
import { z, ZodError } from "zod";

import { fromRelayPost, RelayOrderInvalidError, toRelayPost } from "@sonm/protocol/relay.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { loadNodeConfig } from "../../src/config/nodeConfig.ts";
import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";
import { AgentGate } from "../../src/http/AgentGate.ts";
import { agentMessageDigest } from "../../src/http/AgentMessage.ts";
import { answerSchema, instructionSchema, pollSchema } from "../../src/http/agentApi.ts";
import { HttpProblem } from "../../src/http/HttpProblem.ts";
import { parseBody } from "../../src/http/parseBody.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import type { Log } from "../../src/lib/Log.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import type { Running } from "../../src/lib/Running.ts";
import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import { measureMachine } from "../../src/modules/measureMachine.ts";
import { secureRandom } from "../../src/modules/Random.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { ballotSchema, lockSchema } from "../../src/node/agreement/Certificate.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { ballotDigest, proposalDigest, reportDigest } from "../../src/node/agreement/digests.ts";
import { leafDataSchema } from "../../src/node/agreement/LeafData.ts";
import { observationSchema, signedObservationSchema } from "../../src/node/agreement/Observation.ts";
import { observationAnswerSchema, proposalSchema, voteSchema } from "../../src/node/agreement/Proposal.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { createNode } from "../../src/node/createNode.ts";
import { signedBySchema } from "../../src/node/equivocation/SignedBy.ts";
import { readRate } from "../../src/node/rate/readRate.ts";
import { RateSourceError } from "../../src/node/rate/RateSourceError.ts";
import { chaosSeed } from "../chaos/chaosSeed.ts";
import { seededRandom } from "../chaos/seededRandom.ts";
import { contextWith, DOMAIN, machineOf } from "../helpers/agreement.ts";
import { orderOf, signOrder } from "../helpers/orders.ts";
import { refOf } from "../helpers/refOf.ts";
import { basisOf, WORKER } from "../helpers/rewards.ts";
import { signObservation } from "../helpers/signObservation.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { TestMembers } from "../helpers/TestMembers.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { Mutator } from "./Mutator.ts";

const SEED = chaosSeed();

/** Inputs of each kind; more than 100,000 together. */
const DECODED = 90_000;
const REQUESTED = 6_000;
const VOTED = 1_500;
const MEASURED = 3_000;

/** Requests at one time. */
const CONNECTIONS = 8;

/** Bytes by which the heap may be larger after all of them. */
const GROWTH = 24 * 1024 * 1024;

const EPOCH = 5n;

/** What refuses an input in words. Anything else is a fault of ours. */
const REFUSALS = [HttpProblem, AgreementError, ZodError, RateSourceError, RelayOrderInvalidError, ChallengeFailedError];

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const heap = (): number => {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

/** @throws what is no refusal */
function refusing(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
  }
}

describe(`what peers, machines and others send (SONM_CHAOS_SEED=${SEED})`, function () {
  this.timeout(120_000);

  const folder = temporaryFolder();
  const mutator = new Mutator(seededRandom(SEED));
  const worker = new Wallet(localAccounts.worker.privateKey);

  /** Valid messages of three members, as they are on the wire. */
  async function validMessages(net: TestMembers) {
    net.members.forEach(({ state }, index) => {
      state.machines = [machineOf(1_000n + BigInt(index)), machineOf(5n, { worker: `0x${"ab".repeat(20)}` })];
      state.uptimes = [{ worker: `0x${"ab".repeat(20)}`, online: 40 }];
    });
    const observations = await Promise.all(net.members.map((_, index) => net.observation(index, EPOCH)));
    const rewards = [{ programId: 0, worker: WORKER, gpuSeconds: 7, online: 5, seenAt: 1_050 }];
    const data = computeLeafData(
      EPOCH,
      observations.map(({ observation }) => observation),
      {
        ...contextWith(net.set),
        duties: [{ owner: `0x${"cd".repeat(20)}`, earned: 2n ** 70n }],
        rewards: basisOf({ members: [], previous: { asOf: 1_050, rewards, classes: [], uptimes: new Map() } }),
      },
    );
    const content = { report: reportOf(data), observations: observations.map(refOf) };
    const { signer } = net.member(2);
    const round = { phase: "prepare", epoch: EPOCH, attempt: 0, digest: reportDigest(content.report, DOMAIN) } as const;
    const votes = net.members.map((member) => ({
      signer: member.signer.address,
      signature: member.signer.sign(ballotDigest(round, DOMAIN)),
    }));
    const certificate = { ...round, votes };
    const signature = signer.sign(proposalDigest(EPOCH, 0, content, DOMAIN));
    return {
      answer: { observation: observations[0], locked: { content, certificate } },
      content,
      data,
      lock: { content, certificate },
      ballot: { content, certificate },
      vote: { signature },
      proposal: { proposer: signer.address, attempt: 0, content, justification: certificate, signature },
      signedBy: { report: content.report, signatures: [signature] },
      observations,
    };
  }
  const wireOf = (value: unknown): unknown => JSON.parse(canonicalJson(value));

  it(`are decoded or refused in words, ${DECODED} of them, without memory that stays`, async () => {
    const valid = await validMessages(new TestMembers(folder.path));
    const gate = new AgentGate([lowerHex(localAccounts.signer1.address)], DOMAIN);
    const body = { ready: true, nested: { list: [1, "2"] } };
    const unsigned = {
      worker: lowerHex(worker.address),
      node: lowerHex(localAccounts.signer1.address),
      timestamp: Date.now(),
      body,
    };
    const digest = agentMessageDigest("poll", unsigned, DOMAIN);
    const message = { ...unsigned, signature: worker.signingKey.sign(digest).compactSerialized };
    const order = toRelayPost(await signOrder(worker, orderOf(worker.address, { validUntil: 2_000_000_000 })));
    const source = { path: "a.0.usd", kind: "usdPerSnm" } as const;
    const kinds = (
      [
        [valid.answer, (input) => observationAnswerSchema.parse(input)],
        [valid.lock, (input) => lockSchema.parse(input)],
        [valid.vote, (input) => voteSchema.parse(input)],
        [valid.data, (input) => leafDataSchema.parse(input)],
        [valid.observations, (input) => z.array(signedObservationSchema).parse(input)],
        [valid.proposal, (input) => parseBody(proposalSchema, input)],
        [valid.ballot, (input) => parseBody(ballotSchema, input)],
        [valid.signedBy, (input) => parseBody(signedBySchema, input)],
        [message, (input) => gate.admit("poll", input)],
        [{ ready: true }, (input) => parseBody(pollSchema, input)],
        [{ id: "ab", answer: { digests: ["aa=="] } }, (input) => parseBody(answerSchema, input)],
        [
          { step: { id: "a", kind: "cpu", params: {}, deadlineMs: 5 }, nextPollMs: 9 },
          (input) => instructionSchema.parse(input),
        ],
        [order, (input) => fromRelayPost(input)],
        [{ a: [{ usd: "0.16" }] }, (input) => readRate(input, source)],
      ] satisfies [unknown, (input: unknown) => unknown][]
    ).map(([example, decode]) => [wireOf(example), decode] as const);

    for (const [example, decode] of kinds) expect(() => decode(example)).not.to.throw();
    const run = (count: number): void => {
      for (let index = 0; index < count; index += 1) {
        const [example, decode] = kinds[index % kinds.length]!;
        const input = mutator.value(example);
        refusing(() => decode(input));
      }
    };
    run(DECODED / 10);
    const before = heap();
    run(DECODED - DECODED / 10);
    expect(heap() - before).to.be.lessThan(GROWTH);
  });

  it(`are voted on or refused, where a member signed ${VOTED} observations that nobody made`, async () => {
    const net = new TestMembers(folder.path);
    const valid = await validMessages(net);
    for (let index = 0; index < VOTED; index += 1) {
      const liar = net.member(1).signer;
      const parsed = observationSchema.safeParse(
        mutator.value(wireOf({ ...valid.observations[1]!.observation, signer: liar.address })),
      );
      if (!parsed.success) continue;
      const forged = signObservation(parsed.data, liar);
      refusing(() => net.member(2).pool.admit(forged));
      const observations = [valid.observations[0]!, forged, valid.observations[2]!];
      refusing(() =>
        computeLeafData(
          EPOCH,
          observations.map(({ observation }) => observation),
          contextWith(net.set),
        ),
      );
      const { signer } = net.member(2);
      const content = { ...valid.content, observations: observations.map(refOf) };
      const signature = signer.sign(proposalDigest(EPOCH, 0, content, DOMAIN));
      const vote = await net.member(0).agreement.vote({ ...valid.proposal, content, signature, justification: null });
      expect(vote).to.satisfy((answer: object) => "refused" in answer || "signature" in answer);
    }
  });

  it(`end a measurement in words, where a machine answers ${MEASURED} steps as it likes`, () => {
    const settings = {
      ...{ cpuSpanMs: 10, cpuSamples: 1, memoryBytes: 65_536, diskBytes: 65_536, answerGraceMs: 1_000 },
      ...{ networkMaxBytes: 65_536, networkSpanMs: 5, memoryFactor: 2, memoryPasses: 1, diskFactor: 4 },
      ...{ gpuFraction: 1, gpuPasses: 1, keepSpanMs: 1, keepReadMs: 1_000 },
    };
    const answers: Readonly<Record<string, unknown>> = {
      inventory: {
        ...{ architecture: 1, link: 1, physicalCores: 2, logicalCores: 2, clockMHz: 2_000, softwareVersion: 256 },
        ...{ memoryBytes: "16000000000", diskBytes: "1000000000000", cpuModel: "Model" },
      },
      gpu: { cards: [{ vendor: "nvidia", model: "A", memoryBytes: "1000", commitment: `0x${"11".repeat(32)}` }] },
      cpu: { digests: ["AAAA"] },
      wait: {},
      ...Object.fromEntries<unknown>(
        ["memory", "gpu"].flatMap((part) => [
          [`${part}.fill`, { devices: [{ lanes: 2 }] }],
          [`${part}.read`, { devices: [{ digests: ["11".repeat(32)] }] }],
          [`${part}.open`, { chunks: ["AAAA"] }],
        ]),
      ),
      "disk.write": {},
      "disk.read": { hashes: [`0x${"11".repeat(32)}`], freeBytes: "100" },
      "network.download": { sha256: `0x${"11".repeat(32)}` },
      "network.upload": { received: 65_536 },
    };
    for (let steps = 0; steps < MEASURED;) {
      refusing(() => {
        const challenge = measureMachine(settings, secureRandom);
        let result = challenge.next();
        while (result.done !== true) {
          steps += 1;
          const known = answers[result.value.kind] ?? {};
          // The first answer is right half of the time: without it there is no second step.
          const answer = result.value.kind === "inventory" && steps % 2 === 0 ? known : mutator.value(known);
          result = challenge.next({ answer, elapsedMs: 5 });
        }
      });
    }
  });

  describe("over HTTP", () => {
    let chain: TestChain;
    let prices: PriceSource;
    let node: Running;
    const faults: object[] = [];
    before(async () => {
      chain = await TestChain.start();
      await chain.deploy();
      prices = await startPriceSource(0, "0.16");
    });
    after(async () => {
      await node?.stop();
      await prices?.stop();
      await chain?.stop();
    });

    it(`are answered, ${REQUESTED} of them, and never with a fault of the node`, async () => {
      const environment = {
        SONM_NODE_PROFILE: "local",
        SONM_NODE_RPC_URL: chain.url,
        SONM_NODE_PORT: "0",
        SONM_NODE_DATA_DIR: join(folder.path, "node"),
        SONM_NODE_RATE_SOURCES: JSON.stringify([{ url: prices.url, path: "usdPerSnm", kind: "usdPerSnm" }]),
        SONM_NODE_RELAY_POSTS_PER_MINUTE: "1000000",
      };
      const log = { ...silentLog, error: (fault: object) => faults.push(fault) } as unknown as Log;
      Object.setPrototypeOf(log, silentLog);
      node = await createNode(
        loadNodeConfig({ argv: [], environment }),
        { signer: localAccounts.signer1.privateKey },
        log,
      );
      const valid = await validMessages(new TestMembers(join(folder.path, "members")));
      const { chainId, contracts } = { chainId: LOCAL_CHAIN_ID, ...networkOf(LOCAL_CHAIN_ID) };
      const domain = { chainId, reports: lowerHex(contracts.Reports) };
      const signed = (action: "poll" | "answer", body: Record<string, unknown>) => {
        const [from, to] = [lowerHex(worker.address), lowerHex(localAccounts.signer1.address)];
        const unsigned = { worker: from, node: to, timestamp: Date.now(), body };
        const digest = agentMessageDigest(action, unsigned, domain);
        return { ...unsigned, signature: worker.signingKey.sign(digest).compactSerialized };
      };
      const order = toRelayPost(await signOrder(worker, orderOf(worker.address, { validUntil: 2_000_000_000 })));
      const posts: readonly (readonly [string, unknown])[] = [
        ["/peers/proposals", valid.proposal],
        ["/peers/ballots", valid.ballot],
        ["/peers/signatures", valid.signedBy],
        ["/agents/poll", signed("poll", { ready: true })],
        ["/agents/answer", signed("answer", { id: "a", answer: { digests: [] } })],
        ["/orders", order],
      ];
      const gets = [
        ...["/peers/observations/5", "/peers/contents/5", "/reports/5", "/reports/5/observations"],
        `/peers/observations/5/0x${"ab".repeat(32)}`,
        ...[
          `/proofs/${worker.address}`,
          `/uptimes/${worker.address}?from=5&to=9`,
          `/agents/transfers/${"ab".repeat(32)}`,
        ],
        ...["/orders?side=ASK&limit=5&after=0", `/orders/0x${"ab".repeat(32)}`, "/status", "/health"],
      ];
      const ask = async (index: number): Promise<number> => {
        if (index % 4 === 0) {
          const path = mutator.text(gets[(index / 4) % gets.length] ?? "/").replace(/[\ud800-\udfff]/g, "");
          return (await fetch(`${node.url}/${encodeURI(path).replace(/^\//, "")}`)).status;
        }
        const [path, example] = posts[index % posts.length]!;
        const text = canonicalJson(wireOf(example));
        const body = index % 3 === 0 ? mutator.text(text) : JSON.stringify(mutator.value(JSON.parse(text)));
        const headers = { "content-type": "application/json" };
        return (await fetch(`${node.url}${path}`, { method: "POST", body, headers })).status;
      };
      const statuses = new Map<number, number>();
      let next = 0;
      const run = async (end: number): Promise<void> => {
        while (next < end) {
          const status = await ask((next += 1));
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      const all = (end: number) => Promise.all(Array.from({ length: CONNECTIONS }, () => run(end)));
      await all(REQUESTED / 4);
      const before = heap();
      await all(REQUESTED);
      expect(heap() - before).to.be.lessThan(GROWTH);
      expect(faults).to.deep.equal([]);
      expect([...statuses.keys()].filter((status) => status >= 500 && status !== 503)).to.deep.equal([]);
      expect(statuses.get(400) ?? 0).to.be.greaterThan(REQUESTED / 3);
      expect((await fetch(`${node.url}/status`)).status).to.equal(200);
    });
  });
});
