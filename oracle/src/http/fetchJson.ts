/** Another program's refusal, or what came instead of an answer. */
export class FetchProblem extends Error {
  override readonly name = "FetchProblem";
  /** HTTP status, 0 where there was no answer. */
  readonly status: number;
  /** The problem's code in our own programs' answers. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** How to fetch. */
export interface FetchOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** JSON text to post; without it the request is a GET. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Fetches a text, at most so long and in at most so much time.
 *
 * @throws FetchProblem if there is no such answer
 */
export async function fetchText(url: string, options: FetchOptions): Promise<string> {
  const { timeoutMs, maxBytes, body, headers, signal } = options;
  // Signals made of others are held weakly, and may be gone before their time: a question that nobody answers would never end.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`it took more than ${timeoutMs} ms`)), timeoutMs);
  const stop = (): void => abort.abort(signal?.reason);
  if (signal?.aborted === true) stop();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const response = await fetch(url, {
      signal: abort.signal,
      ...(body === undefined
        ? {}
        : { method: "POST", body, headers: { ...headers, "content-type": "application/json" } }),
    });
    const text = await readLimited(response, maxBytes);
    if (response.ok) return text;
    throw problemOf(response.status, text);
  } catch (error) {
    if (error instanceof FetchProblem) throw error;
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new FetchProblem(0, "unreachable", `There was no answer from ${new URL(url).origin}: ${reason}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/**
 * Fetches JSON. See `fetchText`.
 *
 * @throws FetchProblem if there is no such answer
 */
export async function fetchJson(url: string, options: FetchOptions): Promise<unknown> {
  const text = await fetchText(url, options);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FetchProblem(200, "malformed", `The answer of ${new URL(url).origin} is no JSON.`);
  }
}

async function readLimited(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes)
      throw new FetchProblem(response.status, "long", `The answer is longer than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function problemOf(status: number, text: string): FetchProblem {
  try {
    const { error, message, ...details } = JSON.parse(text) as { error?: unknown; message?: unknown };
    if (typeof error === "string" && typeof message === "string")
      return new FetchProblem(status, error, message, details);
  } catch {
    // An answer of another program: its status says enough.
  }
  return new FetchProblem(status, "status", `The answer had status ${status}.`);
}
