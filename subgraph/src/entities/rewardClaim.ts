import { RewardClaimed } from "../../generated/RewardPrograms/RewardPrograms";
import { ProgramMember, RewardClaim } from "../../generated/schema";
import { eventId } from "../ids";

/** Keeps what was paid for a machine. @param member as it was before */
export function createRewardClaim(event: RewardClaimed, member: ProgramMember): void {
  const claim = new RewardClaim(eventId(event));
  claim.program = member.program;
  claim.member = member.id;
  claim.master = event.params.master;
  claim.sequence = event.params.sequence;
  claim.gpuSeconds = event.params.gpuSeconds;
  claim.newGpuSeconds = event.params.gpuSeconds.minus(member.claimed);
  claim.asOf = event.params.asOf;
  claim.due = event.params.due;
  claim.amount = event.params.amount;
  claim.timestamp = event.block.timestamp;
  claim.block = event.block.number;
  claim.transaction = event.transaction.hash;
  claim.save();
}
