import type { StepKind } from "./Challenge.ts";

/** The agent's side of the steps that it can do: each takes the step's parameters and returns its answer, as JSON. */
export type Performers = Readonly<Record<StepKind, (params: unknown, transferUrl: string) => Promise<unknown>>>;

/** A step that the machine will not or can't do. The node is told the message. */
export class StepRefusedError extends Error {
  override readonly name = "StepRefusedError";
}
