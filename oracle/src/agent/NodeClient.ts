import type { Wallet } from "ethers";
import { z } from "zod";

import type { NodeAddress } from "../chain/NodeDirectory.ts";
import { agentMessageDigest, type AgentAction } from "../http/AgentMessage.ts";
import { instructionSchema } from "../http/agentApi.ts";
import { fetchJson, FetchProblem } from "../http/fetchJson.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { gpuSchema, factsSchema, type MachineObservation } from "../lib/machineSchemas.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { wire } from "../lib/wire.ts";
import { answerSchema, type MaintenanceAnswer, type Window } from "../maintenance/Window.ts";
import { unpackBenchmarks } from "@sonm/protocol/benchmarks.ts";

export type AgentInstruction = z.output<typeof instructionSchema>;

/** A machine's leaf with the proof that a report holds it. */
export interface OfferedProof {
  readonly sequence: number;
  readonly machine: MachineObservation;
  readonly proof: readonly Hex[];
}

/** Most bytes of a node's answer. */
const MAX_BYTES = 1024 * 1024;

const proofSchema = z.object({
  sequence: z.int().positive(),
  leaf: z.object({
    worker: wire.address,
    measuredAt: wire.uint40,
    facts: factsSchema,
    gpus: z.array(gpuSchema),
    benchmarks: z
      .array(
        z
          .string()
          .regex(/^\d{1,78}$/)
          .transform(BigInt),
      )
      .max(8),
  }),
  proof: z.array(wire.bytes32),
});

const clockSchema = z.object({ now: z.number() });

/** One node, as the agent speaks with it: every message signed by the worker, for that node. */
export class NodeClient {
  readonly signer: Hex;
  readonly url: string;
  readonly #worker: Wallet;
  readonly #domain: ReportDomain;
  readonly #timeoutMs: number;
  /** Milliseconds by which the node's clock is ahead of ours. */
  #clockOffset = 0;

  constructor({ signer, url }: NodeAddress, worker: Wallet, domain: ReportDomain, timeoutMs: number) {
    this.signer = signer;
    this.url = url;
    this.#worker = worker;
    this.#domain = domain;
    this.#timeoutMs = timeoutMs;
  }

  /** Reports, and takes the next step. @throws FetchProblem */
  poll(ready: boolean, signal: AbortSignal): Promise<AgentInstruction> {
    return this.#instructed("poll", { ready }, signal);
  }

  /** Answers a step, and takes the next one. @throws FetchProblem */
  answer(id: string, answer: unknown, signal: AbortSignal): Promise<AgentInstruction> {
    return this.#instructed("answer", { id, answer }, signal);
  }

  /** Tells the machine's planned downtime, in the place of what was told before. @throws FetchProblem */
  async announce(windows: readonly Window[], signal: AbortSignal): Promise<MaintenanceAnswer> {
    return answerSchema.parse(await this.#send("maintenance", { windows }, signal));
  }

  transferUrl(id: string): string {
    return `${this.url}/agents/transfers/${id}`;
  }

  /** The newest proof that the node has of this worker, or undefined if it has none. @throws FetchProblem */
  async proof(signal: AbortSignal): Promise<OfferedProof | undefined> {
    const url = `${this.url}/proofs/${lowerHex(this.#worker.address)}`;
    const answer = await fetchJson(url, { timeoutMs: this.#timeoutMs, maxBytes: MAX_BYTES, signal });
    if (answer === null) return undefined;
    const { sequence, leaf, proof } = proofSchema.parse(answer);
    return { sequence, machine: { ...leaf, benchmarks: unpackBenchmarks(leaf.benchmarks) }, proof };
  }

  async #instructed(
    action: AgentAction,
    body: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<AgentInstruction> {
    return instructionSchema.parse(await this.#send(action, body, signal));
  }

  /** A node whose clock differs says so, and is spoken to in its own time from then on. */
  async #send(action: AgentAction, body: Record<string, unknown>, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.#post(action, body, signal);
    } catch (error) {
      if (!(error instanceof FetchProblem) || error.code !== "clock") throw error;
      const { now } = clockSchema.parse(error.details);
      this.#clockOffset = now - Date.now();
      return this.#post(action, body, signal);
    }
  }

  async #post(action: AgentAction, body: Record<string, unknown>, signal: AbortSignal): Promise<unknown> {
    const message = {
      worker: lowerHex(this.#worker.address),
      node: this.signer,
      timestamp: Math.round(Date.now() + this.#clockOffset),
      body,
    };
    const digest = agentMessageDigest(action, message, this.#domain);
    const signature = this.#worker.signingKey.sign(digest).compactSerialized;
    const text = canonicalJson({ ...message, signature });
    const options = { timeoutMs: this.#timeoutMs, maxBytes: MAX_BYTES, body: text, signal };
    return fetchJson(`${this.url}/agents/${action}`, options);
  }
}
