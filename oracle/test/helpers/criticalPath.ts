import { Wallet } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { BallotStore } from "../../src/store/BallotStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { SigningRecord } from "../../src/store/SigningRecord.ts";
import { addressOf } from "./agreement.ts";
import { silentLog } from "./silentLog.ts";
import { StepClock } from "./StepClock.ts";

// What of a node must bear a kill at any instant, and nothing else, so that it starts in a fraction of a second: the real
// database, and in it votes, signed reports and machines' silence; and transactions, one after the other, with a real key
// on a real chain. It says on its output what leaves it, until it is killed:
// criticalPath <database> <rpc url> <key> <unix seconds> <first epoch> <salt>
const [file = "", url = "", key = "", time = "", first = "", salt = ""] = process.argv.slice(2);

/** Seconds of the clock between writing down who was heard of: what a crash may lose of a silence. */
const FLUSH_SECONDS = 10;

/** A machine that is always heard of, and one that is silent half of the time. */
const [STEADY, FITFUL] = [addressOf(0xb1), addressOf(0xb2)];
const FITFUL_SECONDS = 24;

/** Epochs that a run signs again and again, with another report each time, before it goes on. */
const EPOCHS_AT_ONCE = 3;

const say = (...words: readonly (string | number | bigint)[]): void => {
  process.stdout.write(`${words.join(" ")}\n`);
};
const digestOf = (epoch: bigint, turn: number): Hex => {
  const text = `${epoch.toString(16)}${turn.toString(16).padStart(4, "0")}${Number(salt).toString(16)}`;
  return `0x${text.padStart(64, "0")}`;
};

const database = openDatabase(file, NODE_TABLES);
const record = new SigningRecord(database);
const ballots = new BallotStore(database);
const clock = new StepClock(Number(time));
const outages = new OutageStore(database);
const watch = new SilenceWatch({ store: outages, clock, toleratedSeconds: 5 });
watch.listen();
for (const worker of [STEADY, FITFUL]) watch.begin(worker);
say("open");

void sendForever();
for (let turn = 0; ; turn += 1) {
  const epoch = BigInt(first) + BigInt(turn % EPOCHS_AT_ONCE) + BigInt(Math.floor(turn / 60) * EPOCHS_AT_ONCE);
  const digest = digestOf(epoch, turn);
  vote(epoch, turn, digest);
  sign(epoch, digest);
  clock.advance(1);
  watch.listen();
  watch.hear(STEADY);
  if (clock.time % FITFUL_SECONDS < FITFUL_SECONDS / 2) watch.hear(FITFUL);
  if (clock.time % FLUSH_SECONDS === 0) watch.flush();
  for (const worker of [STEADY, FITFUL]) tellTotal(worker);
  await new Promise((resolve) => setTimeout(resolve, 1));
}

function vote(epoch: bigint, attempt: number, digest: Hex): void {
  const cast = ballots.find(epoch);
  if (cast !== undefined && attempt <= cast.attempt) return;
  ballots.cast(epoch, attempt, digest);
  say("voted", epoch, attempt, digest);
}

function sign(epoch: bigint, digest: Hex): void {
  try {
    record.claim({ epoch, digest, content: digest.repeat(50) });
  } catch {
    return;
  }
  say("signed", epoch, digest);
}

function tellTotal(worker: Hex): void {
  const machine = outages.machines(0).find((candidate) => candidate.worker === worker);
  if (machine === undefined || machine.firstHeard === null) return;
  const silent = watch.offline(worker, { began: machine.firstHeard, ended: clock.time });
  say("total", worker, clock.time, clock.time - machine.firstHeard - silent, silent);
}

async function sendForever(): Promise<never> {
  const provider = new RpcProvider(url, LOCAL_CHAIN_ID);
  const wallet = new Wallet(key);
  const sender = new TransactionSender(
    wallet,
    provider,
    { pollMs: 10, replaceAfterMs: 800, maxFeeGwei: 500 },
    silentLog,
  );
  for (;;) {
    const { hash } = await sender.send("pay itself", { to: wallet.address, data: "0x" });
    say("mined", hash);
  }
}
