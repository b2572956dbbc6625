import { errorText } from "../../lib/errorText.ts";
import { StepRefusedError } from "../Performer.ts";
import { CHAIN_BYTES } from "../chains/chainLane.ts";
import { gpuShader, WORKGROUP } from "./gpuShader.ts";

/** Which card to open. */
export interface CardChoice {
  readonly vendor: string;
  readonly model: string;
  /** Whether a software adapter counts as a card. For tests: what it shows is no graphics card. */
  readonly software: boolean;
}

/** A piece of the card's memory, and the lanes in it. */
interface Part {
  readonly data: GPUBuffer;
  readonly firstLane: number;
  readonly lanes: number;
}

/** Flags of WebGPU's specification; the package keeps them in an untyped object. */
const USAGE = { mapRead: 1, copySrc: 4, copyDst: 8, uniform: 64, storage: 128 };
const MAP_READ = 1;

const TASK_BYTES = 48;

/** Most bytes of one buffer: what a card can't give in one piece it may give in several. */
const MOST_BUFFER = 1024 ** 3;

/** One graphics card, opened for a challenge through WebGPU. Its memory is free again once its process ends. */
export class GpuCard {
  /** Referred to as long as the card is open: without it the driver goes. */
  readonly gpu: GPU;
  readonly #device: GPUDevice;
  readonly #card: number;
  readonly #fill: GPUComputePipeline;
  readonly #walk: GPUComputePipeline;
  #parts: Part[] = [];
  #problem: string | undefined;

  private constructor(gpu: GPU, device: GPUDevice, card: number) {
    this.gpu = gpu;
    device.addEventListener("uncapturederror", ({ error }) => (this.#problem ??= error.message));
    void device.lost.then(({ message }) => (this.#problem ??= message));
    const module = device.createShaderModule({ code: gpuShader });
    const pipeline = (entryPoint: string): GPUComputePipeline =>
      device.createComputePipeline({ layout: "auto", compute: { module, entryPoint } });
    this.#device = device;
    this.#card = card;
    this.#fill = pipeline("fill");
    this.#walk = pipeline("walk");
  }

  /** @throws StepRefusedError if there is no such card that can compute */
  static async open(choice: CardChoice, card: number): Promise<GpuCard> {
    const { gpu, adapter } = await findAdapter(choice);
    const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
    const requiredLimits = { maxBufferSize, maxStorageBufferBindingSize };
    return new GpuCard(gpu, await adapter.requestDevice({ requiredLimits }), card);
  }

  /**
   * Fills memory with lanes, as many as are asked for or as there is room for.
   *
   * @returns how many lanes were filled
   */
  async fill(nonce: Uint8Array, lanes: number, passes: number): Promise<number> {
    await this.#allocate(lanes);
    for (let pass = 0; pass < passes; pass += 1) {
      for (const part of this.#parts) {
        const task = this.#task(nonce, part, pass);
        const group = this.#device.createBindGroup({
          layout: this.#fill.getBindGroupLayout(0),
          entries: [
            { binding: 0, resource: { buffer: part.data } },
            { binding: 1, resource: { buffer: task } },
          ],
        });
        this.#dispatch(this.#fill, group, part.lanes);
        // One at a time: drivers stop what occupies a card for seconds.
        await this.#device.queue.onSubmittedWorkDone();
        task.destroy();
      }
    }
    this.#check();
    return this.#parts.reduce((sum, part) => sum + part.lanes, 0);
  }

  /** Walks through every lane. @returns one word for each lane */
  async read(nonce: Uint8Array): Promise<Uint32Array<ArrayBuffer>> {
    const walks = await Promise.all(this.#parts.map((part) => this.#readPart(nonce, part)));
    this.#check();
    const all = new Uint32Array(walks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of walks) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /** @throws StepRefusedError if the driver reported an error since the card was opened */
  #check(): void {
    if (this.#problem === undefined) return;
    throw new StepRefusedError(`the driver of the card says: ${this.#problem}`.slice(0, 200));
  }

  async #allocate(lanes: number): Promise<void> {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.#device.limits;
    const most = Math.floor(Math.min(maxBufferSize, maxStorageBufferBindingSize, MOST_BUFFER) / CHAIN_BYTES);
    for (let first = 0; first < lanes;) {
      const count = Math.min(most, lanes - first);
      this.#device.pushErrorScope("out-of-memory");
      const data = this.#device.createBuffer({ size: count * CHAIN_BYTES, usage: USAGE.storage });
      if ((await this.#device.popErrorScope()) !== null) return;
      this.#parts.push({ data, firstLane: first, lanes: count });
      first += count;
    }
  }

  async #readPart(nonce: Uint8Array, part: Part): Promise<Uint32Array<ArrayBuffer>> {
    const size = part.lanes * 4;
    const walks = this.#device.createBuffer({ size, usage: USAGE.storage | USAGE.copySrc });
    const result = this.#device.createBuffer({ size, usage: USAGE.mapRead | USAGE.copyDst });
    const group = this.#device.createBindGroup({
      layout: this.#walk.getBindGroupLayout(0),
      entries: [
        { binding: 0, resource: { buffer: part.data } },
        { binding: 1, resource: { buffer: this.#task(nonce, part, 0) } },
        { binding: 2, resource: { buffer: walks } },
      ],
    });
    this.#dispatch(this.#walk, group, part.lanes, (encoder) => {
      encoder.copyBufferToBuffer(walks, 0, result, 0, size);
    });
    await result.mapAsync(MAP_READ);
    return new Uint32Array(result.getMappedRange().slice(0));
  }

  #task(nonce: Uint8Array, { lanes, firstLane }: Part, pass: number): GPUBuffer {
    const task = this.#device.createBuffer({ size: TASK_BYTES, usage: USAGE.uniform | USAGE.copyDst });
    const words = new Uint32Array(TASK_BYTES / 4);
    new Uint8Array(words.buffer).set(nonce);
    words.set([lanes, firstLane, this.#card, pass], 8);
    this.#device.queue.writeBuffer(task, 0, words);
    return task;
  }

  #dispatch(
    pipeline: GPUComputePipeline,
    group: GPUBindGroup,
    lanes: number,
    then?: (encoder: GPUCommandEncoder) => void,
  ): void {
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(Math.ceil(lanes / WORKGROUP));
    pass.end();
    then?.(encoder);
    this.#device.queue.submit([encoder.finish()]);
  }
}

/** An adapter, and what keeps it alive. */
interface Found {
  readonly gpu: GPU;
  readonly adapter: GPUAdapter;
}

async function findAdapter({ vendor, model, software }: CardChoice): Promise<Found> {
  const { create } = await import("webgpu").catch((error: unknown) => {
    throw new StepRefusedError(`the package webgpu can't be used: ${errorText(error)}`.slice(0, 200));
  });
  const find = async (options: string[]): Promise<Found | undefined> => {
    const gpu = create(options);
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
    return adapter === null ? undefined : { gpu, adapter };
  };
  // Nvidia's tool and driver call a card by the same name; others don't, and get what their place on the bus selects.
  const byName = vendor === "nvidia" && !software ? await find([`adapter=${model}`]) : undefined;
  const found = byName ?? (await find([]));
  if (found === undefined)
    throw new StepRefusedError("no graphics card can compute here: is its Vulkan driver installed?");
  const { isFallbackAdapter, vendor: maker } = found.adapter.info;
  if (software) return found;
  if (isFallbackAdapter) throw new StepRefusedError("the only adapter is software, which is no graphics card");
  if (maker !== vendor) throw new StepRefusedError(`the adapter that was found is by ${maker}, the card by ${vendor}`);
  return found;
}
