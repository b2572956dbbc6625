import { AxisBottom } from "@visx/axis";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";

import { useWidth } from "./useWidth.ts";

/**
 * One bar.
 *
 * - `share`: its height, in thousandths of the highest one
 * - `text`: what it stands for, on pointing at it
 */
export interface ChartBar {
  readonly key: string;
  readonly share: number;
  readonly text: string;
}

interface BarChartProps {
  readonly bars: readonly ChartBar[];
  /** The highest bar in words: "12.5 SNM". */
  readonly top: string;
  /** What the chart shows, in a sentence, for who can't see it. */
  readonly summary: string;
  readonly testId: string;
}

const HEIGHT = 168;
const BELOW = 24;
const ABOVE = 22;
const WHOLE = 1_000;

/** Pixels that the text below a bar takes, with its distance to the next. */
const LABEL_WIDTH = 72;

/** A bar is seen, however little it stands for. */
const LEAST_HEIGHT = 2;

/** Bars by their keys, which are written below. Put a table with the numbers beside it. */
export function BarChart({ bars, top, summary, testId }: BarChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const across = scaleBand({ domain: bars.map(({ key }) => key), range: [0, width], padding: 0.25 });
  const up = scaleLinear({ domain: [0, WHOLE], range: [HEIGHT - BELOW, ABOVE] });
  const every = Math.max(1, Math.ceil((bars.length * LABEL_WIDTH) / Math.max(width, 1)));
  const last = bars.length - 1;
  return (
    <div
      ref={ref}
      data-testid={testId}
      className="w-full overflow-hidden contain-inline-size"
      style={{ height: HEIGHT }}
    >
      {width > 0 && (
        <svg role="img" aria-label={summary} width={width} height={HEIGHT} className="block">
          <line x1={0} x2={width} y1={ABOVE} y2={ABOVE} className="stroke-line" strokeDasharray="3 4" />
          <text x={0} y={ABOVE - 7} className="fill-muted text-2xs">
            {top}
          </text>
          {bars.map(({ key, share, text }) => {
            const height = share === 0 ? 0 : Math.max(LEAST_HEIGHT, up(0) - up(share));
            return (
              <g key={key} className="group">
                <title>{text}</title>
                <rect
                  x={across(key)}
                  y={ABOVE}
                  width={across.bandwidth()}
                  height={up(0) - ABOVE}
                  className="fill-transparent group-hover:fill-raised"
                />
                <Bar
                  x={across(key) ?? 0}
                  y={up(0) - height}
                  width={across.bandwidth()}
                  height={height}
                  rx={2}
                  className="fill-accent"
                />
              </g>
            );
          })}
          <AxisBottom
            top={up(0)}
            scale={across}
            hideTicks
            tickValues={bars.filter((_bar, index) => (last - index) % every === 0).map(({ key }) => key)}
            axisLineClassName="stroke-line-strong"
            tickLabelProps={(_value, index, ticks) => ({
              textAnchor: index === ticks.length - 1 ? "end" : "middle",
              dx: index === ticks.length - 1 ? across.bandwidth() / 2 : 0,
              className: "fill-muted text-2xs",
              style: {},
            })}
          />
        </svg>
      )}
    </div>
  );
}
