/**
 * Where contracts keep what makes a decision executable, for whoever tries one out on a copy of the chain's state. A test against the
 * contracts fails where their layout is another.
 *
 * - `treasuryTimes`: slot of the treasury's map from decisions to when each may be executed
 * - `governorCalls`: slot of the governor's queue of what it may do to itself; the map of its entries is the next one
 * - `due`: a time that has come; 1 means done
 */
export const decisionStorage = { treasuryTimes: 1n, governorCalls: 5n, due: 2n } as const;
