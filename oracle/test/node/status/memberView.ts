import { parseEther } from "ethers";

import type { NodeView } from "../../../src/node/status/NodeView.ts";

const SIGNER = "0x00000000000000000000000000000000000000aa";
const PEER = "0x00000000000000000000000000000000000000bb";
const OWNER = "0x00000000000000000000000000000000000000cc";

/** A member with which nothing is wrong. */
export const memberView: NodeView = {
  signer: SIGNER,
  chainId: 31_337,
  signerSet: {
    setId: 4,
    members: [
      { signer: SIGNER, owner: OWNER, stake: parseEther("1000") },
      { signer: PEER, owner: OWNER, stake: parseEther("3000") },
    ],
  },
  owner: OWNER,
  active: true,
  jailedUntil: 0,
  now: 1_700_000_000,
  duty: { earned: parseEther("300.5"), claimed: parseEther("200"), claimable: parseEther("100.5") },
  penalties: [],
  isDoubleSigner: false,
  block: 1_234,
  blockAge: 3,
  latest: { sequence: 812, epoch: 9_000n },
  reports: [
    { epoch: 9_000n, sequence: 812, signed: true },
    { epoch: 8_999n, sequence: 811, signed: false },
  ],
  reportAge: 40,
  epochLength: 600,
  epochsReported: 20,
  epochsMissed: 1,
  peers: [{ signer: PEER, answered: true }],
  ahead: [0.3],
  workers: 12,
  rounds: 2,
  rate: parseEther("6.25"),
  sources: [{ host: "prices.example", rate: parseEther("6.25"), age: 5 }],
  gas: { address: SIGNER, balance: parseEther("10"), gasPrice: 10n ** 9n, members: 2, epochLength: 600 },
  databaseBytes: 64 * 1024 ** 2,
  diskFreeBytes: 100 * 1024 ** 3,
};
