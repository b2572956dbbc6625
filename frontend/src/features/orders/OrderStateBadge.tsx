import { Badge, type Tone } from "../../ui/Badge.tsx";
import type { OrderPlaceName, OrderState } from "./knownOrder.ts";

const STATES: Record<OrderState, { readonly tone: Tone; readonly text: string; readonly hint: string }> = {
  active: { tone: "good", text: "Open", hint: "It can fill now." },
  pending: { tone: "warn", text: "Not yet", hint: "It is signed for a later epoch than its author's current one." },
  expired: { tone: "neutral", text: "Ended", hint: "Its time is over." },
  cancelled: { tone: "neutral", text: "Cancelled", hint: "Its author cancelled it, or its number was used." },
  filled: { tone: "accent", text: "Filled", hint: "It opened a deal." },
};

/** What became of an order. */
export function OrderStateBadge({ state }: { readonly state: OrderState }) {
  const { tone, text, hint } = STATES[state];
  return (
    <Badge tone={tone} title={hint} data-testid="order-state" data-state={state}>
      {text}
    </Badge>
  );
}

/** Where an order is known, in a word each. */
export function placesText(places: readonly OrderPlaceName[]): string {
  const published = places.filter((place) => place !== "kept");
  return published.length === 0 ? "not published" : published.join(", ");
}
