/** Parts per million in a per cent. */
const PERCENT = 10_000;

/** A difference in parts per million as a percentage with as many digits as it deserves. */
export function differenceText(share: number): string {
  const percent = share / PERCENT;
  if (percent >= 10) return `${Math.round(percent)}%`;
  return `${percent.toFixed(1).replace(/\.0$/, "")}%`;
}

/** A share of the time online in parts per million, rounded down, so that only what was always online is 100%. */
export const onlineText = (share: number): string =>
  `${(Math.floor(share / 100) / 100).toFixed(2).replace(/\.?0+$/, "")}%`;
