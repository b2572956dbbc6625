import { type FetchOptions, fetchJson, FetchProblem } from "./fetchJson.ts";

/**
 * Fetches what a node can prove. See `fetchText`.
 *
 * @throws FetchProblem if there is no such answer, or no report proves anything of it yet: the node answers null then
 */
export async function fetchProved(url: string, options: FetchOptions): Promise<unknown> {
  const answer = await fetchJson(url, options);
  if (answer === null) throw new FetchProblem(200, "unattested", "No report that can be proved attests it yet.");
  return answer;
}
