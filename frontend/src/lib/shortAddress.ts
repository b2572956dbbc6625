/** An address or hash cut in its middle, both ends long enough to compare. */
export function shortAddress(hex: string, ends = 4): string {
  return hex.length <= 2 * ends + 4 ? hex : `${hex.slice(0, ends + 2)}…${hex.slice(-ends)}`;
}
