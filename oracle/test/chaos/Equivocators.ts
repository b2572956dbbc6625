import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { Wallet } from "ethers";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { ballotSchema, type Certificate } from "../../src/node/agreement/Certificate.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import type { Content } from "../../src/node/agreement/Content.ts";
import { ballotDigest, proposalDigest, reportDigest } from "../../src/node/agreement/digests.ts";
import { epochToReport } from "../../src/node/agreement/epochToReport.ts";
import { attemptAt } from "../../src/node/agreement/EpochTimes.ts";
import { leaderOf } from "../../src/node/agreement/leaderOf.ts";
import type { SignedObservation } from "../../src/node/agreement/Observation.ts";
import { proposalSchema } from "../../src/node/agreement/Proposal.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { PeerClient } from "../../src/node/PeerClient.ts";
import { refOf } from "../helpers/refOf.ts";
import { signObservation } from "../helpers/signObservation.ts";
import { EPOCH, LEADER_PART, NODES, type SevenNodes } from "./SevenNodes.ts";
import { measuredIn, syntheticMachines, syntheticUptimes } from "./syntheticObservations.ts";

/** Milliseconds between looks at whether one of them leads. */
const LOOK_MS = 150;

/** Milliseconds that honest nodes have for an answer. */
const PATIENCE_MS = 500;

/**
 * Two masternodes in one hand that stop at nothing: they tell everybody another observation, vote for and sign whatever
 * they are asked to, and where one leads, it shows honest nodes two different reports that both are right by the rules,
 * locks one or two of them on the one, and goes silent. Both reports carry the signatures of both.
 */
export class Equivocators {
  /** Attempts that they have spoilt. */
  attacks = 0;
  /** Why the newest look came to nothing, for who wonders that there was no attack. */
  failure: unknown;
  readonly #network: SevenNodes;
  readonly #set: SignerSet;
  readonly #genesis: number;
  readonly #random: () => number;
  readonly #signers: ReadonlyMap<number, NodeSigner>;
  readonly #servers: Server[] = [];
  readonly #led = new Set<string>();
  #looks = 0;
  /** Observations that they name in reports, for who asks. */
  readonly #told = new Map<string, SignedObservation>();
  #timer: NodeJS.Timeout | undefined;

  private constructor(
    network: SevenNodes,
    { set, genesis }: { readonly set: SignerSet; readonly genesis: number },
    nodes: readonly number[],
    random: () => number,
  ) {
    this.#network = network;
    this.#set = set;
    this.#genesis = genesis;
    this.#random = random;
    this.#signers = new Map(nodes.map((node) => [node, new NodeSigner(new Wallet(network.keyOf(node)))]));
  }

  /** Takes the places of nodes that do not run. */
  static async start(network: SevenNodes, nodes: readonly number[], random: () => number): Promise<Equivocators> {
    const liars = new Equivocators(network, await network.rules(), nodes, random);
    for (const [node, signer] of liars.#signers) {
      const server = createServer((request, response) => {
        liars.#answer(signer, node, request, response).catch(() => response.destroy());
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      liars.#servers.push(server);
      network.links.targets.set(node, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }
    liars.#timer = setInterval(() => void liars.#look().catch((error: unknown) => (liars.failure = error)), LOOK_MS);
    return liars;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const node of this.#signers.keys()) this.#network.links.targets.delete(node);
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  }

  /** What they saw and did, for who wonders that there was no attack. */
  get story(): string {
    const led = [...this.#led].join(", ");
    return `${this.#looks} looks, epochs and attempts led: ${led || "none"}, the last failure: ${String(this.failure)}`;
  }

  get #honest(): number[] {
    return NODES.filter((node) => !this.#signers.has(node));
  }

  async #answer(signer: NodeSigner, node: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const path = request.url ?? "";
    const { domain } = this.#network;
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(canonicalJson(body));
    };
    const told = this.#told.get(path.split("/").at(-1) ?? "");
    if (told !== undefined) reply(200, told);
    else if (path.startsWith("/peers/observations/")) {
      const rate = 6_244_536_030_972_898_713n;
      const observation = this.#observation(signer, node, BigInt(path.split("/")[3] ?? "0"), rate);
      reply(200, { observation, locked: null });
    } else if (path === "/peers/proposals") {
      const { attempt, content } = proposalSchema.parse(JSON.parse(text));
      const digest = reportDigest(content.report, domain);
      const round = { phase: "prepare", epoch: content.report.epoch, attempt, digest } as const;
      reply(200, { signature: signer.sign(ballotDigest(round, domain)) });
    } else if (path === "/peers/ballots") {
      const { certificate } = ballotSchema.parse(JSON.parse(text));
      const locked = ballotDigest({ ...certificate, phase: "lock" }, domain);
      reply(200, { signature: signer.sign(certificate.phase === "lock" ? certificate.digest : locked) });
    } else reply(404, { error: "unknown", message: "There is nothing." });
  }

  /** Another one each time. */
  #observation(signer: NodeSigner, node: number, epoch: bigint, rate: bigint): SignedObservation {
    const inflation = 1n + BigInt(Math.floor(this.#random() * 1_000));
    const observation = {
      epoch,
      setId: this.#set.setId,
      signer: signer.address,
      rate,
      machines: syntheticMachines(node, measuredIn(epoch, this.#genesis, EPOCH)).map((machine) => ({
        ...machine,
        benchmarks: machine.benchmarks.map((value) => value * inflation),
      })),
      uptimes: syntheticUptimes(epoch, EPOCH),
    };
    const signed = signObservation(observation, signer, this.#network.domain);
    this.#told.set(refOf(signed).hash, signed);
    return signed;
  }

  async #look(): Promise<void> {
    const times = { genesis: this.#genesis, epochLength: EPOCH, leaderTimeout: Math.max(1, EPOCH * LEADER_PART) };
    const [, latest] = await this.#network.contracts.reports.latestReport();
    const { time } = await this.#network.now();
    const epoch = epochToReport(time, { times, latest: { epoch: latest } });
    if (epoch === undefined) return;
    const attempt = attemptAt(time, epoch, times);
    const leader = leaderOf(this.#set.members, epoch, attempt).signer;
    const own = [...this.#signers].find(([, signer]) => signer.address === leader);
    const key = `${epoch} ${attempt}`;
    this.#looks += 1;
    if (own === undefined || this.#led.has(key)) return;
    this.#led.add(key);
    try {
      await this.#attack(own[0], own[1], epoch, attempt);
    } catch (error) {
      // Right at the epoch's end honest nodes tell nothing yet: the next look tries again.
      this.#led.delete(key);
      throw error;
    }
  }

  async #attack(node: number, leader: NodeSigner, epoch: bigint, attempt: number): Promise<void> {
    const { domain, links } = this.#network;
    const peers = this.#honest
      .map((to) => new PeerClient({ signer: this.#network.signerOf(to), url: links.url(node, to) }, PATIENCE_MS))
      .toSorted(() => this.#random() - 0.5);
    const answers = await Promise.allSettled(peers.map((peer) => peer.observation(epoch)));
    const seen = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value.observation] : []));
    const rate = seen[0]?.observation.rate ?? 1n;
    const ours = [...this.#signers].map(([liar, signer]) => this.#observation(signer, liar, epoch, rate));
    const one = await this.#content(epoch, [...ours, ...seen.slice(0, 3)]);
    const other = await this.#content(epoch, [...ours, ...seen.slice(-3)]);
    const [most, rest] = [peers.slice(0, 3), peers.slice(3)];
    const [votes] = await Promise.all([
      this.#propose(leader, most, one, attempt),
      this.#propose(leader, rest, other, attempt),
    ]);
    const round = { phase: "prepare", epoch, attempt, digest: reportDigest(one.report, domain) } as const;
    const digest = ballotDigest(round, domain);
    for (const signer of this.#signers.values()) votes.set(signer.address, signer.sign(digest));
    const certificate: Certificate = {
      ...round,
      votes: [...votes]
        .map(([signer, signature]) => ({ signer, signature }))
        .toSorted((a, b) => (a.signer < b.signer ? -1 : 1)),
    };
    const victims = most.slice(0, 1 + Math.floor(this.#random() * 2));
    await Promise.allSettled(victims.map((peer) => peer.confirm({ certificate, content: one })));
    for (const [listeners, { report }] of [[most, one] as const, [rest, other] as const]) {
      const signed = [...this.#signers.values()].map((signer) => signer.sign(reportDigest(report, domain)));
      await Promise.allSettled(listeners.map((peer) => peer.tell({ report, signatures: signed })));
    }
    this.attacks += 1;
  }

  async #content(epoch: bigint, signed: readonly SignedObservation[]): Promise<Content> {
    const observations = signed.toSorted((a, b) => (a.observation.signer < b.observation.signer ? -1 : 1));
    const seen = observations.map(({ observation }) => observation);
    const data = computeLeafData(epoch, seen, await this.#network.contextOf(seen));
    for (const one of observations) this.#told.set(refOf(one).hash, one);
    return { report: reportOf(data), observations: observations.map(refOf) };
  }

  async #propose(
    leader: NodeSigner,
    peers: readonly PeerClient[],
    content: Content,
    attempt: number,
  ): Promise<Map<Hex, Hex>> {
    const signature = leader.sign(proposalDigest(content.report.epoch, attempt, content, this.#network.domain));
    const proposal = { proposer: leader.address, attempt, content, justification: null, signature };
    const votes = new Map<Hex, Hex>();
    await Promise.allSettled(
      peers.map(async (peer) => {
        const vote = await peer.propose(proposal);
        if ("signature" in vote) votes.set(peer.signer, vote.signature);
      }),
    );
    return votes;
  }
}
