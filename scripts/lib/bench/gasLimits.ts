/**
 * Most gas that each operation may use, fees for calldata and refunds included, as receipts say it. Steady state: every
 * slot that an operation changes held something before, unless the name says first. Orders carry 16 benchmarks, name no
 * counterparty, tag or blacklist, and buyers demand attested hardware of one master with one worker.
 */
const gasLimits = {
  announce: 34_000,
  presign: 49_000,
  cancel: 31_000,
  cancelAll: 29_000,
  deposit: 55_000,
  withdraw: 52_000,
  buy: 98_000,
  // One transfer of the token deposits and buys.
  "buy.first": 165_000,
  // The other way, for wallets without it: permit, deposit and buy in one transaction. Nobody sets a limit.
  "buy.first.permit": undefined,
  open: 108_000,
  bill: 50_000,
  "bill.topup": 57_000,
  "bill.batch50": 13_500,
  close: 52_000,
  "close.blacklist": 75_000,
  // Another id is another slot: decision 0016 says what the user gets for it.
  amend: 88_000,
  "buy.bond": 125_000,
  refund: 98_000,
  request: 60_000,
  "request.match": 85_000,
  worker: 57_000,
  "report.4": 75_000,
  "report.11": 105_500,
  "report.21": 150_000,
  // Decision 0026: operators are paid back for 6,000 gas more.
  "report.4.credited": 81_000,
  "report.11.credited": 111_000,
  "report.21.credited": 156_000,
  "hardware.first": 92_000,
  "hardware.again": 72_000,
  // What a claim spends on asking about a rig of eight cards, its calldata aside: decision 0041.
  "class.check": 13_000,
  bond: 140_000,
  delegate: 130_000,
  undelegate: 125_000,
  "unstake.withdraw": 75_000,
  "duty.claim": 80_000,
  // Two signatures, a tenth of the pool, the seat, and two payments.
  slash: 240_000,
  // As the governor has the treasury execute it: the seat, and three payments.
  "slash.dao": 280_000,
  "deal.life": 205_000,
  "dividends.claim": 65_000,
  // Both bring in the fees that the market holds, and keep a checkpoint of votes: decision 0048 says why.
  "dividends.lock": 215_000,
  "dividends.unlock": 210_000,
  "splitter.pull": 80_000,
  swap: 72_000,
  // A rig with one card, its 16 benchmarks as calldata. Nobody sets a limit.
  "reward.admit": undefined,
  // A proof of 17 hashes, finality, the rate integral, the master, its balance, and two transfers' worth of votes: decision 0053
  // says what the user gets for it. The same after a year as after an hour.
  "reward.claim": 115_000,
  "reward.claim.year": 115_000,
  "reward.claim.batch20": 44_000,
  // A proof of 17 hashes and a slot; a class's first one brings its number of points.
  "balance.first": 100_000,
  "balance.record": 70_000,
  // Whoever sends it is paid nothing: a program of ten slots is opened after one that is suspended, with two others open.
  "steer.open": 290_000,
  "steer.enlarge": 145_000,
  "steer.suspend": 95_000,
  // One call. It is kept with its code's hash, so that anybody queues and executes it by its id: decision 0057.
  propose: 185_000,
  // By wallet, lock and stake, each from a trace of its own, and the quorum from another one: decision 0057.
  "vote.first": 127_000,
  vote: 110_000,
  "vote.sig": 125_000,
  queue: 161_000,
  execute: 125_000,
} as const satisfies Readonly<Record<string, number | undefined>>;

/** What must cost the same however many nodes and delegators there are. */
export type ScaledOperation =
  | "bond"
  | "delegate"
  | "undelegate"
  | "unstake.withdraw"
  | "duty.claim"
  | "dividends.claim"
  | "splitter.pull"
  | "slash"
  | "slash.dao";

/** An operation that is measured: alone, and with one node and one delegator or with as many as there can be. */
export type GasOperation = Exclude<keyof typeof gasLimits, "slash.dao"> | `${"one" | "many"}.${ScaledOperation}`;

/** The limit of an operation, whatever the scale. */
export function gasLimitOf(operation: GasOperation): number | undefined {
  return gasLimits[operation.replace(/^(one|many)\./, "") as keyof typeof gasLimits];
}
