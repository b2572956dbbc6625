import { formatDecimal } from "./decimal.ts";

/** A number and its unit, apart, so that a table can align the one and dim the other. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

const DECIMAL_STEPS = ["", "k", "M", "G", "T", "P"];

/** Scales by thousands to at most four digits. */
function scaled(value: bigint, unit: string, first = 0): Quantity {
  let step = 0;
  while (step < DECIMAL_STEPS.length - 1 && value >= 1000n ** BigInt(step + 1)) step += 1;
  step = Math.max(step, value === 0n ? 0 : first);
  const scale = step * 3;
  const digits = value.toString().length - scale;
  const most = digits >= 3 ? 0 : digits === 2 ? 1 : 2;
  return { value: formatDecimal(value, scale, { least: 0, most }), unit: `${DECIMAL_STEPS[step] ?? ""}${unit}` };
}

/** Bytes in decimal steps, as disks and memory are sold: `16.8 GB`. */
export function bytesQuantity(bytes: bigint): Quantity {
  return scaled(bytes, "B");
}

/** Bits per second: `940 Mbit/s`. */
export function bitRateQuantity(bitsPerSecond: bigint): Quantity {
  return scaled(bitsPerSecond, "bit/s");
}

/** A plain count, grouped. */
export function countText(value: bigint): string {
  return formatDecimal(value, 0, { least: 0, most: 0 });
}

/** A benchmark value in the unit that the catalogue gives it. */
export function benchmarkQuantity(value: bigint, unit: string): Quantity {
  switch (unit) {
    case "bytes":
      return bytesQuantity(value);
    case "bit/s":
      return bitRateQuantity(value);
    case "H/s":
      return scaled(value, "H/s");
    case "yes/no":
      return { value: value === 0n ? "no" : "yes", unit: "" };
    default:
      return { value: countText(value), unit };
  }
}

/** Value and unit in one text. */
export function quantityText({ value, unit }: Quantity): string {
  return unit === "" ? value : `${value} ${unit}`;
}
