/**
 * One GraphQL query.
 *
 * @throws Error with the server's message if nobody answers or the query fails
 */
export async function queryGraph<Data>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (answer.errors !== undefined) throw new Error(answer.errors.map(({ message }) => message).join("; "));
  if (answer.data === undefined) throw new Error(`HTTP status ${response.status}`);
  return answer.data;
}
