import type { CardChoice } from "./GpuCard.ts";

/** What the agent tells the process of one card. */
export type CardOrder =
  | {
      readonly kind: "fill";
      readonly choice: CardChoice;
      readonly card: number;
      readonly nonce: Uint8Array;
      readonly lanes: number;
      readonly passes: number;
    }
  | { readonly kind: "read"; readonly nonce: Uint8Array };

/** What the process answers: lanes that were filled or walks, or a sentence that says why not. */
export type CardAnswer =
  { readonly lanes: number } | { readonly walks: Uint32Array<ArrayBuffer> } | { readonly refused: string };
