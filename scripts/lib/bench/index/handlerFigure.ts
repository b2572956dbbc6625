import type { Figure } from "../Figure.ts";

/** Milliseconds that a handler may take on average: with no more, the index keeps up with forty events a second. */
const LIMIT = 25;
/** Handlers that ran less often say little: the first runs of each warm it up. */
const LEAST_RUNS = 20;
const METRIC = "deployment_handler_execution_time";

interface Handler {
  readonly name: string;
  readonly runs: number;
  /** On average. */
  readonly milliseconds: number;
}

/** The slowest handler of the mappings, by graph-node's own clock. `metrics`: where it tells what it measures. */
export async function handlerFigure(metrics: string, say: (text: string) => void): Promise<Figure> {
  const handlers = read(await (await fetch(metrics)).text()).filter(({ runs }) => runs >= LEAST_RUNS);
  for (const { name, runs, milliseconds } of handlers)
    say(`${name}: ${runs} times, ${milliseconds.toFixed(1)} ms each of ${LIMIT}`);
  const [slowest] = handlers;
  if (slowest === undefined) throw new Error("graph-node measured no handler.");
  const value = Math.round(slowest.milliseconds * 10) / 10;
  return { name: "index.handler.slowest", value, unit: "ms", limit: LIMIT, ok: value <= LIMIT };
}

/** What the text of the metrics says of each handler, the slowest first. */
function read(text: string): Handler[] {
  const valuesOf = (kind: string): Map<string, number> =>
    new Map(
      [...text.matchAll(new RegExp(`^${METRIC}_${kind}\\{.*handler="(\\w+)".*\\} (\\S+)$`, "gm"))].map(
        ([, name = "", value]) => [name, Number(value)] as const,
      ),
    );
  const seconds = valuesOf("sum");
  return [...valuesOf("count")]
    .map(([name, runs]) => ({ name, runs, milliseconds: ((seconds.get(name) ?? 0) * 1_000) / runs }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds);
}
