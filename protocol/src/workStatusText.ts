import { MilestoneStatus, WorkStatus } from "./generated/enums.ts";

const WORK: Record<WorkStatus, string> = {
  [WorkStatus.None]: "not there",
  [WorkStatus.Open]: "open for offers",
  [WorkStatus.Asked]: "waiting for a team's answer",
  [WorkStatus.Running]: "running",
  [WorkStatus.Ended]: "ended",
};

const MILESTONES: Record<MilestoneStatus, string> = {
  [MilestoneStatus.Pending]: "to be delivered",
  [MilestoneStatus.Delivered]: "delivered",
  [MilestoneStatus.Rejected]: "rejected",
  [MilestoneStatus.Disputed]: "disputed",
  [MilestoneStatus.Settled]: "settled",
};

/** Where a work order stands, as the end of "it is …". */
export const workStatusText = (status: number): string => WORK[status as WorkStatus] ?? `in state ${status}`;

/** Where a milestone stands, as the end of "it is …". */
export const milestoneStatusText = (status: number): string =>
  MILESTONES[status as MilestoneStatus] ?? `in state ${status}`;
