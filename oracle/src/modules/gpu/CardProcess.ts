import { fork, type ChildProcess } from "node:child_process";

import { programUrl } from "../../lib/programUrl.ts";
import { StepRefusedError } from "../Performer.ts";
import type { CardAnswer, CardOrder } from "./gpuMessages.ts";

/** The process of one card. It ends when it is stopped, when it takes too long, and with the agent. */
export class CardProcess {
  readonly #child: ChildProcess;

  /** @param environment what its drivers need to find the card, and nothing secret */
  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#child = fork(programUrl("gpuProcess", import.meta.url), {
      env: { ...environment },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("error", () => undefined);
  }

  /** @throws StepRefusedError if the card can't do it, its driver crashes or takes too long */
  async perform(order: CardOrder, timeoutMs: number): Promise<Exclude<CardAnswer, { refused: string }>> {
    const answer = await new Promise<CardAnswer>((resolve) => {
      const timer = setTimeout(() => {
        this.stop();
        resolve({ refused: "the card took too long" });
      }, timeoutMs);
      const settle = (result: CardAnswer): void => {
        clearTimeout(timer);
        this.#child.off("message", settle);
        this.#child.off("exit", died);
        resolve(result);
      };
      const died = (): void => settle({ refused: "the card's driver crashed" });
      this.#child.on("message", settle);
      this.#child.on("exit", died);
      if (!this.#child.connected) died();
      else this.#child.send(order, (error) => error !== null && died());
    });
    if ("refused" in answer) throw new StepRefusedError(answer.refused);
    return answer;
  }

  stop(): void {
    this.#child.kill("SIGKILL");
  }
}
