import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { pointFromScalar, signRecoverable } from "tiny-secp256k1";

import { agentMessageDigest } from "../../../../oracle/src/http/AgentMessage.ts";
import { canonicalJson } from "../../../../oracle/src/lib/canonicalJson.ts";
import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import { workerKey } from "./workerKey.ts";

type Hex = `0x${string}`;

// Plays the heartbeats of many agents: heartbeatLoad <url> <signer of the node> <chain> <Reports> <workers> <perSecond>
// <seconds>. With 0 a second, each machine reports once, as quickly as the node answers. Says how many were answered.

const [url = "", node = "", chainId = "0", reports = "", workers = "0", perSecond = "0", seconds = "0"] =
  process.argv.slice(2);
const domain = { chainId: Number(chainId), reports: reports as Hex };
const count = Number(workers);

/** Requests on their way at one time where no rate is set. */
const IN_FLIGHT = 24;

const MARK = 0x80;

/** A signed heartbeat of a machine, as its agent would send it. */
function heartbeatOf(number: number): string {
  const key = workerKey(number);
  const point = pointFromScalar(key, false) ?? new Uint8Array(65);
  const worker = hexOf(keccak(point.subarray(1)).subarray(-20));
  const message = { worker, node: node as Hex, timestamp: Date.now(), body: { ready: true } };
  const digest = agentMessageDigest("poll", message, domain);
  const { signature, recoveryId } = signRecoverable(Buffer.from(digest.slice(2), "hex"), key, randomBytes(32));
  if ((recoveryId & 1) === 1) signature[32] = (signature[32] ?? 0) | MARK;
  return canonicalJson({ ...message, signature: hexOf(signature) });
}

/** Posts on a connection of its own: agents report too seldom to keep one. */
function post(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(`${url}/agents/poll`, { method: "POST", agent: false, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

let answered = 0;
let failed = 0;
const send = async (number: number): Promise<void> => {
  const status = await post(heartbeatOf(number % count)).catch(() => 0);
  if (status === 200) answered += 1;
  else failed += 1;
};

async function once(): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await send((next += 1));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

async function steadily(): Promise<void> {
  const start = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < Number(perSecond) * Number(seconds); sent += 1) {
    const wait = start + (sent * 1_000) / Number(perSecond) - performance.now();
    if (wait > 2) await sleep(wait);
    pending.push(send(sent));
  }
  await Promise.all(pending);
}

await (Number(perSecond) === 0 ? once() : steadily());
console.log(JSON.stringify({ answered, failed }));
