import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";

/** What a node counts. */
export class NodeMetrics {
  readonly registry = new Registry();
  readonly attempts = new Counter({
    name: "sonm_node_attempts_total",
    help: "Attempts at a report that this node led, by outcome",
    labelNames: ["outcome"],
    registers: [this.registry],
  });
  readonly signatures = new Counter({
    name: "sonm_node_signatures_total",
    help: "Reports that this node signed",
    registers: [this.registry],
  });
  readonly measurements = new Counter({
    name: "sonm_node_measurements_total",
    help: "Rounds of challenges, by outcome",
    labelNames: ["outcome"],
    registers: [this.registry],
  });
  readonly equivocations = new Counter({
    name: "sonm_node_equivocations_total",
    help: "Masternodes that signed two reports for one epoch: found by this node, proved by it, known to the chain before, or refused by it",
    labelNames: ["outcome"],
    registers: [this.registry],
  });

  /** @param read called at each scrape */
  constructor(
    read: () => { epoch: number; sequence: number; workers: number; rounds: number; rate: number; orders: number },
  ) {
    collectDefaultMetrics({ register: this.registry });
    const gauges = {
      epoch: "Epoch that the newest accepted report closed",
      sequence: "Number of accepted reports on the chain",
      workers: "Machines heard of since the start",
      rounds: "Measurements that run now",
      rate: "Observed SNM per USD, 0 where there is no fresh price",
      orders: "Orders that this node relays",
    };
    for (const [name, help] of Object.entries(gauges)) {
      new Gauge({
        name: `sonm_node_${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(read()[name as keyof typeof gauges]);
        },
      });
    }
  }
}
