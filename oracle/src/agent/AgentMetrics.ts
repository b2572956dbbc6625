import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";

/** What an agent counts. */
export class AgentMetrics {
  readonly registry = new Registry();
  readonly rounds = new Counter({
    name: "sonm_agent_rounds_total",
    help: "Rounds of challenges that this machine went through",
    registers: [this.registry],
  });
  readonly bills = new Counter({
    name: "sonm_agent_bills_total",
    help: "Bills that this agent sent",
    registers: [this.registry],
  });

  readonly rewardClaims = new Counter({
    name: "sonm_agent_reward_claims_total",
    help: "Claims of rewards that this agent sent",
    registers: [this.registry],
  });

  readonly fills = new Counter({
    name: "sonm_agent_fills_total",
    help: "Deals that this agent opened with bids",
    registers: [this.registry],
  });

  /** @param read called at each scrape */
  constructor(
    read: () => {
      nodes: number;
      attested: number;
      asks: number;
      deals: number;
      reward_member: number;
      reward_claimable_snm: number;
      reward_threats: number;
    },
  ) {
    collectDefaultMetrics({ register: this.registry });
    const gauges = {
      nodes: "Nodes that answered the last time",
      attested: "1 while the chain attests this machine",
      asks: "1 while an ask of this machine stands",
      deals: "Open deals of this machine",
      reward_member: "1 while this machine is a member of a reward program",
      reward_claimable_snm: "SNM that reports prove it to have earned in reward programs and that can be claimed",
      reward_threats: "What keeps it from earning in its reward program, or will soon: the log names each",
    };
    for (const [name, help] of Object.entries(gauges)) {
      new Gauge({
        name: `sonm_agent_${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(read()[name as keyof typeof gauges]);
        },
      });
    }
  }
}
