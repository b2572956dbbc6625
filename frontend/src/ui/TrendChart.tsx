import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";

import { classes } from "../lib/classes.ts";
import { DAY, formatDate, formatDateTime } from "../lib/time.ts";
import { useWidth } from "./useWidth.ts";

/** What a line stands for, and its values, one for each time. */
export interface TrendLine {
  readonly name: string;
  readonly values: readonly number[];
}

interface TrendChartProps {
  /** Unix seconds, oldest first; at least one. */
  readonly times: readonly number[];
  /** At most two. The second one is dashed. */
  readonly lines: readonly TrendLine[];
  /** The highest value in words. */
  readonly top: string;
  /** What the chart shows, in a sentence, for who can't see it. */
  readonly summary: string;
  readonly testId: string;
  /** The lines alone, for a row of a list. */
  readonly small?: boolean;
}

const HEIGHT = 220;
const SMALL_HEIGHT = 40;
const BELOW = 24;
const ABOVE = 22;
/** So that dots and strokes are not cut off. */
const EDGE = 4;
const DOT = 3;

const STROKES = ["stroke-accent", "stroke-warn"];
const FILLS = ["fill-accent", "fill-warn"];
const DASHES = [undefined, "6 4"];

/** Values over time as lines. Put a table with the numbers beside it, or what they are in words. */
export function TrendChart({ times, lines, top, summary, testId, small = false }: TrendChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const height = small ? SMALL_HEIGHT : HEIGHT;
  const [upper, lower] = small ? [EDGE, height - EDGE] : [ABOVE, height - BELOW];
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const across = scaleLinear({ domain: [first, Math.max(last, first + 1)], range: [EDGE, width - EDGE] });
  const highest = Math.max(1, ...lines.flatMap(({ values }) => values));
  const up = scaleLinear({ domain: [0, highest], range: [lower, upper] });
  const timeText = last - first > 2 * DAY ? formatDate : formatDateTime;
  return (
    <div>
      <div ref={ref} data-testid={testId} className="w-full overflow-hidden contain-inline-size" style={{ height }}>
        {width > 0 && (
          <svg role="img" aria-label={summary} width={width} height={height} className="block">
            {!small && (
              <>
                <line x1={0} x2={width} y1={upper} y2={upper} className="stroke-line" strokeDasharray="3 4" />
                <text x={0} y={upper - 7} className="fill-muted text-2xs">
                  {top}
                </text>
                <text x={0} y={height - 6} className="fill-muted text-2xs">
                  {timeText(first)}
                </text>
                {last > first && (
                  <text x={width} y={height - 6} textAnchor="end" className="fill-muted text-2xs">
                    {timeText(last)}
                  </text>
                )}
              </>
            )}
            <line x1={0} x2={width} y1={lower} y2={lower} className="stroke-line-strong" />
            {lines.map(({ name, values }, index) => (
              <g key={name}>
                <LinePath
                  data={[...values]}
                  x={(_value, at) => across(times[at] ?? last)}
                  y={(value) => up(value)}
                  strokeWidth={2}
                  strokeDasharray={DASHES[index]}
                  className={classes("fill-none", STROKES[index])}
                />
                <circle cx={across(last)} cy={up(values.at(-1) ?? 0)} r={DOT} className={FILLS[index]} />
              </g>
            ))}
          </svg>
        )}
      </div>
      {!small && <Legend names={lines.map(({ name }) => name)} />}
    </div>
  );
}

function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      {names.map((name, index) => (
        <li key={name} className="flex items-center gap-2">
          <svg aria-hidden width={24} height={8}>
            <line
              x1={0}
              x2={24}
              y1={4}
              y2={4}
              strokeWidth={2}
              strokeDasharray={DASHES[index]}
              className={STROKES[index]}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
