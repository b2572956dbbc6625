import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

type Counted = Pick<HardwareClass, "minGpus">;

/** What a unit of a program is: a card, or the machine where no card is demanded. */
export const unitName = ({ minGpus }: Counted): "card" | "machine" => (minGpus > 0 ? "card" : "machine");

/** So many units in words: "3 cards". */
export function unitsText(count: number, definition: Counted): string {
  const name = unitName(definition);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
