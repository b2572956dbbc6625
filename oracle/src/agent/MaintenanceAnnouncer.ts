import { FetchProblem } from "../http/fetchJson.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { MaintenanceAnswer, Window } from "../maintenance/Window.ts";
import type { NodeClient } from "./NodeClient.ts";

/** What announces the plan. */
export interface MaintenanceAnnouncerParts {
  readonly nodes: () => readonly Pick<NodeClient, "signer" | "announce">[];
  readonly plan: { readonly windows: readonly Window[] };
  readonly log: Log;
  readonly signal: AbortSignal;
}

interface Told {
  /** The plan that the node answered. */
  readonly text: string;
  readonly answer: MaintenanceAnswer;
}

/** Tells each node the plan until it has answered, and again when the plan changes: a node that is down learns it later. */
export class MaintenanceAnnouncer {
  readonly #parts: MaintenanceAnnouncerParts;
  readonly #told = new Map<Hex, Told>();

  constructor(parts: MaintenanceAnnouncerParts) {
    this.#parts = parts;
  }

  /** What is planned, with the nodes that took each window and those that refused it. */
  get state(): object[] {
    return this.#parts.plan.windows.map(({ from, to }) => {
      const told = [...this.#told.entries()];
      const isThis = (window: Window): boolean => window.from === from && window.to === to;
      const takenBy = told.filter(([, { answer }]) => answer.windows.some(isThis)).map(([signer]) => signer);
      const refusedBy = told.flatMap(([signer, { answer }]) => {
        const refusal = answer.refused.find(isThis);
        return refusal === undefined ? [] : [{ node: signer, reason: refusal.reason }];
      });
      return { from, to, takenBy, refusedBy };
    });
  }

  /** Tells whoever does not know it yet. */
  async tick(): Promise<void> {
    const { nodes, plan } = this.#parts;
    const { windows } = plan;
    const text = JSON.stringify(windows);
    await Promise.all(
      nodes().map(async (node) => {
        if (this.#told.get(node.signer)?.text !== text) await this.#tell(node, windows, text);
      }),
    );
  }

  async #tell(node: Pick<NodeClient, "signer" | "announce">, windows: readonly Window[], text: string): Promise<void> {
    const { log, signal } = this.#parts;
    try {
      const answer = await node.announce(windows, signal);
      this.#told.set(node.signer, { text, answer });
      log.info({ node: node.signer, windows, refused: answer.refused }, "maintenance announced");
    } catch (error) {
      const hasNothing = error instanceof FetchProblem && ["unmeasured", "unknown"].includes(error.code);
      if (hasNothing && windows.length === 0) {
        this.#told.set(node.signer, { text, answer: { windows: [], refused: [] } });
      }
      log.debug({ node: node.signer, error: errorText(error) }, "maintenance not announced");
    }
  }
}
