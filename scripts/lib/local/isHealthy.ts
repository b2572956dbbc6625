/**
 * Asks a program whether it serves.
 *
 * @throws Error if it does not answer, or answers with a failure
 */
export async function isHealthy(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
