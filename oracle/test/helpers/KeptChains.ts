import type { ChallengeStep } from "../../src/modules/Challenge.ts";
import { makeChain, walkChain } from "../../src/modules/chains/chainLane.ts";
import { chunkOf, digestWalks } from "../../src/modules/chains/walkDigests.ts";

type Step = Pick<ChallengeStep, "params">;

/** One lane that is to be made. */
export interface LaneOrder {
  readonly device: number;
  readonly lane: number;
  readonly nonce: Uint8Array;
  readonly passes: number;
}

/** Makes a lane; undefined makes none, which reads as zeros. */
export type MakeLane = (order: LaneOrder) => Int32Array | undefined;

const nonceOf = ({ params }: Step): Uint8Array => new Uint8Array(Buffer.from(params["nonce"] as string, "hex"));

/** A machine's memory of any kind that keeps what it is told to make, and answers as it must. */
export class KeptChains {
  readonly #make: MakeLane;
  #lanes: (Int32Array | undefined)[][] = [];
  #walks: Uint32Array<ArrayBuffer>[] = [];

  constructor(make: MakeLane = ({ nonce, passes, ...place }) => makeChain(nonce, place, passes)) {
    this.#make = make;
  }

  fill(step: Step): { devices: { lanes: number }[] } {
    const nonce = nonceOf(step);
    const { lanes, passes } = step.params as { lanes: number[]; passes: number };
    this.#lanes = lanes.map((count, device) =>
      Array.from({ length: count }, (_, lane) => this.#make({ device, lane, nonce, passes })),
    );
    return { devices: lanes.map((count) => ({ lanes: count })) };
  }

  read(step: Step): { devices: { digests: string[] }[] } {
    const nonce = nonceOf(step);
    this.#walks = this.#lanes.map((lanes, device) =>
      Uint32Array.from(lanes, (data, lane) => (data === undefined ? 0 : walkChain(data, nonce, { device, lane }))),
    );
    return { devices: this.#walks.map((walks) => ({ digests: digestWalks(walks) })) };
  }

  open({ params }: Step): { chunks: string[] } {
    const { places } = params as { places: { device: number; chunk: number }[] };
    const chunk = (place: { device: number; chunk: number }): string =>
      chunkOf(this.#walks[place.device] ?? new Uint32Array(), place.chunk).toString("base64");
    return { chunks: places.map(chunk) };
  }
}
