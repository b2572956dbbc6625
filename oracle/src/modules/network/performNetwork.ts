import { createHash } from "node:crypto";

import { z } from "zod";

import { nonceParam } from "../nonceParam.ts";
import { StepRefusedError } from "../Performer.ts";
import { Keystream } from "./Keystream.ts";

/** Most bytes of one transfer. */
const MAX_BYTES = 4 * 1024 ** 3;

const downloadSchema = z.object({ bytes: z.int().positive().max(MAX_BYTES) });
const uploadSchema = downloadSchema.extend({ seed: nonceParam });

/** Takes what the node sends and answers with its hash. */
export async function performDownload(url: string, params: unknown, signal: AbortSignal): Promise<{ sha256: string }> {
  const { bytes } = downloadSchema.parse(params);
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) throw new StepRefusedError(`the node sent nothing (${response.status})`);
  const hash = createHash("sha256");
  let received = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    received += chunk.length;
    if (received > bytes) throw new StepRefusedError("the node sent more than it said");
    hash.update(chunk);
  }
  return { sha256: `0x${hash.digest("hex")}` };
}

/** Sends the keystream of the seed. The node answers for this step itself. */
export async function performUpload(url: string, params: unknown, signal: AbortSignal): Promise<unknown> {
  const { bytes, seed } = uploadSchema.parse(params);
  const chunks = new Keystream(seed).chunks(bytes);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
  });
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body,
    duplex: "half",
    signal,
  });
  if (!response.ok) throw new StepRefusedError(`the node did not take the upload (${response.status})`);
  return response.json();
}
