import {
  ProgramsFunded,
  ProgramsSet,
  SubsidyCollected,
  SubsidyExtended,
  SubsidyStarted,
  TeamPoolMasternodesSet,
} from "../generated/TeamPool/TeamPool";
import { createTeamPool, createTeamPoolMove, loadTeamPool } from "./entities/teamPool";

export function handleSubsidyStarted(event: SubsidyStarted): void {
  createTeamPool(event);
}

export function handleTeamPoolMasternodesSet(event: TeamPoolMasternodesSet): void {
  const pool = loadTeamPool();
  pool.masternodes = event.params.masternodes;
  pool.save();
}

export function handleSubsidyCollected(event: SubsidyCollected): void {
  const pool = loadTeamPool();
  pool.subsidySent = event.params.total;
  pool.save();
  createTeamPoolMove(event, "SUBSIDY", event.params.masternodes, event.params.amount);
}

export function handleSubsidyExtended(event: SubsidyExtended): void {
  const pool = loadTeamPool();
  pool.subsidyExtended = pool.subsidyExtended.plus(event.params.amount);
  pool.subsidyEnds = event.params.ends;
  pool.save();
  createTeamPoolMove(event, "EXTENSION", event.params.from, event.params.amount);
}

export function handleProgramsSet(event: ProgramsSet): void {
  const pool = loadTeamPool();
  pool.programs = event.params.programs;
  pool.save();
}

export function handleProgramsFunded(event: ProgramsFunded): void {
  const pool = loadTeamPool();
  pool.programsFunded = pool.programsFunded.plus(event.params.amount);
  pool.save();
  createTeamPoolMove(event, "PROGRAMS", event.params.programs, event.params.amount);
}
