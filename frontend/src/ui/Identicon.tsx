/** Cells of half the picture; the other half mirrors it. */
const COLUMNS = 3;
const ROWS = 5;

/** A small picture of an address, always the same for the same one. Decoration: the address itself stands beside it. */
export function Identicon({
  address,
  className = "size-5",
}: {
  readonly address: string;
  readonly className?: string;
}) {
  const digits = address.toLowerCase().replace(/^0x/, "");
  const hue = Number.parseInt(digits.slice(0, 4), 16) % 360;
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, index) => index).filter(
    (index) => Number.parseInt(digits.charAt(6 + index), 16) % 2 === 0,
  );
  return (
    <svg aria-hidden viewBox="0 0 7 7" className={`${className} shrink-0 rounded-[28%]`} shapeRendering="crispEdges">
      <rect width="7" height="7" fill={`oklch(0.9 0.045 ${hue})`} />
      {cells.map((index) => {
        const x = 1 + Math.floor(index / ROWS);
        const y = 1 + (index % ROWS);
        const fill = `oklch(0.55 0.13 ${hue})`;
        return (x === 3 ? [x] : [x, 6 - x]).map((column) => (
          <rect key={`${index}-${column}`} x={column} y={y} width="1" height="1" fill={fill} />
        ));
      })}
    </svg>
  );
}
