import { encodeQR } from "qr";
import { useMemo } from "react";

interface QrCodeProps {
  readonly value: string;
  /** What it is good for, for whoever does not see it. */
  readonly label: string;
}

/** A code for a camera, dark on white in every theme: cameras want it so. */
export function QrCode({ value, label }: QrCodeProps) {
  const cells = useMemo(() => encodeQR(value, "raw", { ecc: "low" }), [value]);
  const path = cells
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .filter((part) => part !== "")
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${cells.length} ${cells.length}`}
      shapeRendering="crispEdges"
      className="mx-auto block size-64 rounded-xl border bg-white p-2 text-black"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
