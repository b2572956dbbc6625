import { z } from "zod";

import { wire } from "../lib/wire.ts";

/** Most windows in one announcement, whatever a node takes. */
const MOST = 64;

/** Planned downtime of a machine: from a time up to another, unix seconds. */
export const windowSchema = z
  .strictObject({ from: wire.uint40, to: wire.uint40 })
  .refine(({ from, to }) => from < to, "must end after it begins");

export type Window = z.infer<typeof windowSchema>;

/** All windows of a machine that are not over, ascending and apart from each other: the only form that a plan has. */
export const planSchema = z
  .array(windowSchema)
  .max(MOST)
  .refine(
    (windows) => windows.every(({ from }, index) => index === 0 || (windows[index - 1]?.to ?? 0) < from),
    "must ascend and not touch each other",
  );

/** What an agent announces: its whole plan, in the place of what it announced before. */
export const announcementSchema = z.strictObject({ windows: planSchema });

/** What a node makes of a plan: which windows it took, and why it did not take the others. */
export const answerSchema = z.object({
  windows: z.array(z.object({ from: wire.uint40, to: wire.uint40 })),
  refused: z.array(z.object({ from: wire.uint40, to: wire.uint40, reason: z.string().max(500) })),
});

export type MaintenanceAnswer = z.infer<typeof answerSchema>;
