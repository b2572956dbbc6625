import { Dao } from "../../generated/schema";
import { DAO_ID } from "../ids";
import { ZERO } from "../units";

/** The one DAO, made on its first event. */
export function loadDao(): Dao {
  const known = Dao.load(DAO_ID);
  if (known != null) return known;
  const dao = new Dao(DAO_ID);
  dao.votingDelay = ZERO;
  dao.votingPeriod = ZERO;
  dao.proposalThreshold = ZERO;
  dao.lateExtension = ZERO;
  dao.standardDelay = ZERO;
  dao.proposalCount = 0;
  dao.executedCount = 0;
  dao.voteCount = 0;
  dao.received = ZERO;
  dao.paid = ZERO;
  dao.spent = ZERO;
  dao.fastSpent = ZERO;
  dao.fastSince = ZERO;
  return dao;
}
