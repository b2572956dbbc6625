/**
 * One JSON-RPC call without a client around it.
 *
 * @throws Error if nobody answers, or with the node's message
 */
export async function rpcCall(url: string, method: string, params: readonly unknown[] = []): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(5_000),
  });
  const answer = (await response.json()) as { result?: unknown; error?: { message: string; data?: unknown } };
  if (answer.error !== undefined) {
    const { message, data } = answer.error;
    throw new Error(`${method}: ${message}${data === undefined ? "" : ` (${JSON.stringify(data)})`}`);
  }
  return answer.result;
}
