import { rmSync } from "node:fs";

import { JsonRpcProvider, Wallet, type TransactionReceipt } from "ethers";

import type { Report } from "@sonm/protocol/report.ts";

import { contractsOf } from "../../src/chain/Contracts.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { Agreement } from "../../src/node/Agreement.ts";
import type { AttestedUptime } from "../../src/node/agreement/checkUptimes.ts";
import { ballotSchema } from "../../src/node/agreement/Certificate.ts";
import { signedObservationSchema, type SignedObservation } from "../../src/node/agreement/Observation.ts";
import type { DutyTotal } from "../../src/node/agreement/DutyTotal.ts";
import type { ObservedMachine } from "../../src/node/agreement/ObservedMachine.ts";
import { observationAnswerSchema, proposalSchema, voteSchema } from "../../src/node/agreement/Proposal.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import type { Uptime } from "../../src/node/agreement/Uptime.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { ObservationBook } from "../../src/node/ObservationBook.ts";
import { ObservationPool } from "../../src/node/ObservationPool.ts";
import type { Peer } from "../../src/node/Peer.ts";
import { ReportAttempt, type LeaderParts } from "../../src/node/ReportAttempt.ts";
import { NO_REWARDS, type RewardBasis } from "../../src/node/reward/RewardBasis.ts";
import { SafeStart } from "../../src/node/SafeStart.ts";
import { bindToChain } from "../../src/store/bindToChain.ts";
import { BallotStore } from "../../src/store/BallotStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { ObservationStore } from "../../src/store/ObservationStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { SettingStore } from "../../src/store/SettingStore.ts";
import { SigningRecord } from "../../src/store/SigningRecord.ts";
import { DOMAIN, drawsFrom, ownerOf, RATE, TIMES } from "./agreement.ts";
import { DEPLOYED_AT } from "./deployedAt.ts";
import { silentLog } from "./silentLog.ts";

/** What a test can set about one member. */
export interface MemberState {
  machines: ObservedMachine[];
  uptimes: Uptime[];
  /** The newest uptimes that it knows to be attested. */
  attested: Map<Hex, AttestedUptime>;
  rate: bigint | null;
  /** What it reads on the chain of what owners earned. */
  duties: DutyTotal[];
  /** What it computes rewards from. */
  rewards: RewardBasis;
  /** A member that is down answers nothing. */
  down: boolean;
  /** A member that is deaf observes, and answers no leader's proposal. */
  deaf: boolean;
}

/** One member with its own key, database and view. */
export interface TestMember {
  readonly signer: NodeSigner;
  readonly agreement: Agreement;
  /** Makes an attempt at an epoch's report. */
  readonly lead: (epoch: bigint, attempt: number) => Promise<boolean>;
  readonly pool: ObservationPool;
  readonly state: MemberState;
  readonly wallet: Wallet;
  readonly file: string;
  readonly close: () => void;
}

/** A report that reached the chain. */
export interface Submitted {
  readonly report: Report;
  readonly mask: bigint;
  readonly signatures: string;
}

/**
 * Members of one signer set that speak with each other as over HTTP, through the same JSON, without a network or a
 * chain. Everything else is real.
 */
export class TestMembers {
  readonly members: TestMember[];
  set: SignerSet;
  readonly submitted: Submitted[] = [];
  /** Unix seconds on the chain. Epoch 5 ends at 1060. */
  now = 1_060.5;
  latest = 4n;
  /** Reports that the chain has accepted when a member starts; 0 in a network that begins. */
  sequence = 0;

  constructor(folder: string, stakes: readonly bigint[] = [100n, 100n, 100n]) {
    const wallets = stakes
      .map((_, index) => new Wallet(`0x${(index + 1).toString(16).padStart(64, "0")}`))
      .toSorted((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
    this.set = {
      setId: 1,
      members: wallets.map(({ address }, index) => ({
        signer: lowerHex(address),
        owner: ownerOf(index + 1),
        stake: stakes[index] ?? 0n,
      })),
    };
    this.members = wallets.map((wallet, index) => this.#create(wallet, `${folder}/${index}.db`));
  }

  member(index: number): TestMember {
    const member = this.members[index];
    if (member === undefined) throw new RangeError(`There is no member ${index}.`);
    return member;
  }

  /** What a member says of an epoch, as others are told. */
  async observation(index: number, epoch: bigint): Promise<SignedObservation> {
    const { agreement, pool } = this.member(index);
    const { observation } = await agreement.observation(epoch);
    return signedObservationSchema.parse(JSON.parse(pool.text(observation.hash) ?? "nothing"));
  }

  /** Starts a member anew: what it knows then is on its disk. */
  restart(index: number): void {
    const { wallet, file, close } = this.member(index);
    close();
    this.members[index] = this.#create(wallet, file);
  }

  /** Starts a member anew that has lost its database. */
  forget(index: number): void {
    const { wallet, file, close } = this.member(index);
    close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    this.members[index] = this.#create(wallet, file);
  }

  /** Starts a member anew with another key beside its own, and puts that into the set, which changes by it. */
  rotate(index: number, next: Wallet): void {
    const { wallet, file, close, signer } = this.member(index);
    close();
    const replaced = this.set.members.map((member) =>
      member.signer === signer.address ? { ...member, signer: lowerHex(next.address) } : member,
    );
    this.set = {
      setId: this.set.setId + 1,
      members: replaced.toSorted((a, b) => (a.signer < b.signer ? -1 : 1)),
    };
    this.members[index] = this.#create(wallet, file, next);
  }

  #create(wallet: Wallet, file: string, next?: Wallet): TestMember {
    const signer = new NodeSigner(wallet, next, () => this.set);
    const state: MemberState = {
      machines: [],
      uptimes: [],
      attested: new Map(),
      rate: RATE,
      duties: [],
      rewards: NO_REWARDS,
      down: false,
      deaf: false,
    };
    const database = openDatabase(file, NODE_TABLES);
    const store = new ObservationStore(database);
    const peers = () => this.members.filter((other) => other.signer !== signer).map((other) => peerOf(other));
    const pool = new ObservationPool({ store, domain: DOMAIN, peers, log: silentLog, patienceMs: 20 });
    const book = new ObservationBook(store, signer, DOMAIN, (epoch, setId) =>
      Promise.resolve({ epoch, setId, rate: state.rate, machines: state.machines, uptimes: state.uptimes }),
    );
    const chain = this.#chainState();
    const safeStart = new SafeStart(new SettingStore(database), [wallet.address], () => this.now * 1_000);
    safeStart.note(chain);
    // As a node does: a database that is tied to a chain is a new one no longer.
    bindToChain(new SettingStore(database), file, { chain: "test", keys: [wallet.address] });
    const draws = drawsFrom(() => this.set);
    const agreement = new Agreement({
      state: chain,
      domain: DOMAIN,
      draws,
      duties: { asOf: () => Promise.resolve(state.duties) },
      rewards: { asOf: () => Promise.resolve(state.rewards) },
      signer,
      book,
      pool,
      reports: new ReportStore(database),
      record: new SigningRecord(database),
      ballots: new BallotStore(database),
      safeStart,
      attested: () => state.attested,
      log: silentLog,
      onSigned: () => undefined,
    });
    const contracts = contractsOf(
      {
        contracts: { ...DEPLOYED_AT, Reports: DOMAIN.reports },
      },
      new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }),
    );
    const leading: LeaderParts = {
      state: chain,
      domain: DOMAIN,
      draws,
      duties: { asOf: () => Promise.resolve(state.duties) },
      rewards: { asOf: () => Promise.resolve(state.rewards) },
      signer,
      agreement,
      pool,
      contracts,
      sender: {
        send: (_action, { data }) => this.#submit(contracts.reports.interface.decodeFunctionData("submit", data ?? "")),
      },
      peers,
      graceMs: 20,
      onSigned: () => undefined,
      log: silentLog,
    };
    const lead = async (epoch: bigint, attempt: number) => new ReportAttempt(leading, epoch, attempt).make();
    return { signer, agreement, lead, pool, state, wallet, file, close: () => database.close() };
  }

  #chainState() {
    const clock = { now: () => this.now };
    const latest = () => ({ sequence: this.sequence, epoch: this.latest });
    const set = () => this.set;
    return {
      clock,
      times: TIMES,
      setOf: set,
      get signerSet() {
        return set();
      },
      get latest() {
        return latest();
      },
    };
  }

  #submit(args: ArrayLike<unknown>): Promise<TransactionReceipt> {
    const [report, mask, signatures] = Array.from(args) as [{ toObject(): Report }, bigint, string];
    const fields = report.toObject();
    this.submitted.push({ report: { ...fields, setId: Number(fields.setId) }, mask, signatures });
    return Promise.resolve({ blockNumber: 1 } as TransactionReceipt);
  }
}

const overTheWire = (value: unknown): unknown => JSON.parse(canonicalJson(value));

function peerOf(member: TestMember): Peer {
  const { agreement, pool, state, signer } = member;
  const up = (): void => {
    if (state.down) throw new Error("connection refused");
  };
  return {
    signer: signer.address,
    async observation(epoch) {
      up();
      return observationAnswerSchema.parse(JSON.parse(await agreement.observationText(epoch)));
    },
    async observationBy(_epoch, hash) {
      up();
      const text = pool.text(hash);
      if (text === undefined) throw new Error("unknown");
      return Promise.resolve(signedObservationSchema.parse(JSON.parse(text)));
    },
    async propose(proposal) {
      up();
      if (state.deaf) throw new Error("no answer");
      return voteSchema.parse(overTheWire(await agreement.vote(proposalSchema.parse(overTheWire(proposal)))));
    },
    async confirm(ballot) {
      up();
      return voteSchema.parse(overTheWire(await agreement.confirm(ballotSchema.parse(overTheWire(ballot)))));
    },
  };
}

/** The signatures of a submitted report, 64 bytes each. */
export function splitSignatures(signatures: string): Hex[] {
  return (signatures.slice(2).match(/.{128}/g) ?? []).map((text): Hex => `0x${text}`);
}
