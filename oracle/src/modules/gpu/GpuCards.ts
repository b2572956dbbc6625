import { z } from "zod";

import { errorText } from "../../lib/errorText.ts";
import { nonceParam } from "../nonceParam.ts";
import { StepRefusedError } from "../Performer.ts";
import { CardProcess } from "./CardProcess.ts";
import { commitDevice, type DeviceNetwork } from "./commitDevice.ts";
import type { FoundCard } from "./FoundCard.ts";
import { chunkOf, digestWalks } from "../chains/walkDigests.ts";

/** What the agent's cards are performed with. */
export interface GpuCardsParts {
  readonly network: DeviceNetwork;
  readonly find: () => Promise<FoundCard[]>;
  /** The environment in which drivers are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether software adapters are taken for cards. For tests only: no setting leads here. */
  readonly software?: boolean;
}

interface Opened {
  readonly process: CardProcess;
  walks: Uint32Array<ArrayBuffer>;
}

const fillSchema = z.object({
  nonce: nonceParam,
  passes: z.int().positive().max(1_024),
  lanes: z.array(z.int().nonnegative()),
});
const readSchema = z.object({ nonce: nonceParam });
const openSchema = z.object({
  places: z.array(z.object({ device: z.int().nonnegative(), chunk: z.int().nonnegative() })).max(1_024),
});

/** Milliseconds after which a card is given up, and after which its memory is freed if nobody reads it. */
const FILL_MS = 15 * 60_000;
const READ_MS = 60_000;

/** The graphics cards of this machine, each in a process of its own as long as a challenge goes on. */
export class GpuCards {
  readonly #parts: GpuCardsParts;
  #found: readonly FoundCard[] = [];
  #opened: (Opened | undefined)[] = [];
  #idle: NodeJS.Timeout | undefined;

  constructor(parts: GpuCardsParts) {
    this.#parts = parts;
  }

  /** Tells which cards there are. Unique ids stay here: the node gets their hash. */
  async show(): Promise<{ cards: object[] }> {
    this.#found = await this.#parts.find();
    const cards = this.#found.map(({ vendor, model, memoryBytes, uniqueId }) => ({
      vendor,
      model,
      memoryBytes: String(memoryBytes),
      commitment: commitDevice(this.#parts.network, vendor, uniqueId),
    }));
    return { cards };
  }

  /** Fills all cards at the same time. */
  async fill(params: unknown): Promise<{ devices: object[] }> {
    const { nonce, passes, lanes } = fillSchema.parse(params);
    if (lanes.length !== this.#found.length) throw new StepRefusedError("these are not the cards that were shown");
    this.stop();
    const opened = this.#found.map(({ bus }) => new CardProcess(this.#environmentOf(bus)));
    this.#opened = opened.map((process) => ({ process, walks: new Uint32Array() }));
    const devices = await Promise.all(
      opened.map((process, card) => {
        const { vendor, model } = this.#found[card] as FoundCard;
        const choice = { vendor, model, software: this.#parts.software ?? false };
        return this.#try(card, () =>
          process.perform({ kind: "fill", choice, card, nonce, lanes: lanes[card] ?? 0, passes }, FILL_MS),
        );
      }),
    );
    this.#idle = setTimeout(() => this.stop(), READ_MS);
    this.#idle.unref();
    return { devices };
  }

  /** Reads all cards at the same time, frees their memory, and answers with hashes of what was read. */
  async read(params: unknown): Promise<{ devices: object[] }> {
    const { nonce } = readSchema.parse(params);
    const devices = await Promise.all(
      this.#opened.map((opened, card) =>
        this.#try(card, async () => {
          const answer = await opened?.process.perform({ kind: "read", nonce }, READ_MS);
          if (opened === undefined || answer === undefined || !("walks" in answer)) {
            throw new StepRefusedError("the card was not filled");
          }
          opened.walks = answer.walks;
          return { digests: digestWalks(answer.walks) };
        }),
      ),
    );
    this.#free();
    return { devices };
  }

  /** Shows some of what was read. */
  open(params: unknown): Promise<{ chunks: string[] }> {
    const { places } = openSchema.parse(params);
    const chunks = places.map(({ device, chunk }) => {
      const walks = this.#opened[device]?.walks;
      if (walks === undefined) throw new StepRefusedError("the card was not read");
      return chunkOf(walks, chunk).toString("base64");
    });
    this.#opened = [];
    return Promise.resolve({ chunks });
  }

  /** Ends the processes, which frees the cards' memory. */
  stop(): void {
    this.#free();
    this.#opened = [];
  }

  /**
   * The agent's environment without its own settings, among them secrets. Mesa's device-select layer, where it is
   * installed, shows the card at that place on the bus and no other.
   */
  #environmentOf(bus: string): Record<string, string | undefined> {
    const kept = Object.entries(this.#parts.environment).filter(([name]) => !name.startsWith("SONM_"));
    const environment = Object.fromEntries(kept);
    if (bus === "") return environment;
    const place = `pci-${bus.replaceAll(/[:.]/g, "_")}`;
    return { ...environment, DRI_PRIME: place, MESA_VK_DEVICE_SELECT_FORCE_DEFAULT_DEVICE: "1" };
  }

  #free(): void {
    clearTimeout(this.#idle);
    for (const opened of this.#opened) opened?.process.stop();
  }

  /** A card that can't do it says why, and does not keep the others from it. */
  async #try(card: number, action: () => Promise<object>): Promise<object> {
    try {
      return await action();
    } catch (error) {
      this.#opened[card]?.process.stop();
      this.#opened[card] = undefined;
      return { refused: error instanceof StepRefusedError ? error.message : errorText(error).slice(0, 200) };
    }
  }
}
