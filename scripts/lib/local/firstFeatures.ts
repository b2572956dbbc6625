import { parseEther } from "ethers";

/** A feature that the roadmap begins with. `estimate`: SNM wei. */
export interface FirstFeature {
  readonly title: string;
  readonly estimate: bigint;
  readonly text: string;
}

/** What the first documents of the DAO name. */
export const FIRST_FEATURES: readonly FirstFeature[] = [
  {
    title: "Masternodes",
    estimate: parseEther("400000"),
    text: "The community runs the infrastructure: more kinds of measurement, and masternodes that run on smaller machines.",
  },
  {
    title: "Bridge to another chain",
    estimate: parseEther("900000"),
    text: "SNM and deals on a second chain where transactions cost less, with the market's rules unchanged.",
  },
  {
    title: "Rendering service",
    estimate: parseEther("600000"),
    text: "Upload a scene, get frames: a service on top of the market that picks, rents and gives back machines by itself.",
  },
  {
    title: "Machine-learning service",
    estimate: parseEther("600000"),
    text: "Train and serve models on machines of the market, by memory of their cards, with checkpoints that survive a machine.",
  },
];
