import { expect } from "chai";
import { id, parseEther, Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { BOND, prepareNode, register, reporters, signerProof, submitReport } from "./support/reports.ts";
import { world } from "./support/world.ts";

/** Seconds that stake takes to leave on the local network. */
const UNBONDING = 60;

describe("reports", () => {
  it("carry the rate, the root and who signed", async () => {
    const { chain, reports, query } = world;
    const nodes = await reporters();
    const { rate } = await reports.latestRate();
    const raised = (rate * 11n) / 10n;
    const root = id("root of the test") as `0x${string}`;
    const sequence = await submitReport({ root, rate: raised });
    const { cumulative } = await reports.latestRate();
    const [, epoch] = await reports.latestReport();
    const answer = await query<{ reports: unknown; rateUpdates: unknown; oracles: unknown; signers: unknown }>(
      `query ($sequence: BigInt!, $owners: [String!]!) {
        reports(where: { sequence: $sequence }) {
          epoch root rate dataHash signers signerCount signedStake submitter
          signerSet { size totalStake members(orderBy: index) { signer stake masternode { id } } }
        }
        rateUpdates(first: 1, orderBy: timestamp, orderDirection: desc) { rate cumulative timestamp }
        oracles { rate cumulative rateUpdatedAt reportCount latestReport { sequence } }
        signers: masternodes(where: { owner_in: $owners }) { lastSignedEpoch }
      }`,
      { sequence: String(sequence), owners: nodes.map(({ owner }) => owner.address.toLowerCase()) },
    );
    const now = String(await chain.now());
    expect(answer).to.deep.equal({
      reports: [
        {
          epoch: String(epoch),
          root,
          rate: String(raised),
          dataHash: `0x${"00".repeat(32)}`,
          signers: "3",
          signerCount: 2,
          signedStake: String(BOND * 2n),
          submitter: localAccounts.deployer.address.toLowerCase(),
          signerSet: {
            size: 2,
            totalStake: String(BOND * 2n),
            members: nodes.map(({ signer, owner }) => ({
              signer: signer.address.toLowerCase(),
              stake: String(BOND),
              masternode: { id: owner.address.toLowerCase() },
            })),
          },
        },
      ],
      rateUpdates: [{ rate: String(raised), cumulative: String(cumulative), timestamp: now }],
      oracles: [
        {
          rate: String(raised),
          cumulative: String(cumulative),
          rateUpdatedAt: now,
          reportCount: String(sequence),
          latestReport: { sequence: String(sequence) },
        },
      ],
      signers: [{ lastSignedEpoch: String(epoch) }, { lastSignedEpoch: String(epoch) }],
    });
  });

  it("add up to candles of the rate", async () => {
    const { chain, reports, query } = world;
    const { rate } = await reports.latestRate();
    // a fresh hour
    await chain.pass(3_600 - ((await chain.now()) % 3_600));
    const rates = [rate, (rate * 12n) / 10n, (rate * 10n) / 10n, (rate * 11n) / 10n];
    for (const next of rates) await submitReport({ rate: next });
    await chain.pass(3_600);
    const { rateCandles } = await query<{ rateCandles: unknown[] }>(
      "{ rateCandles(interval: hour, first: 1) { open high low close count } }",
    );
    expect(rateCandles).to.deep.equal([
      {
        open: String(rates[0]),
        high: String(rates[1]),
        low: String(rates[2]),
        close: String(rates[3]),
        count: 4,
      },
    ]);
  });
});

describe("masternodes", () => {
  it("are followed from joining to leaving", async () => {
    const { chain, masternodes, query } = world;
    const node = await prepareNode("node of a life");
    const { owner, signer } = node;
    const connected = masternodes.connect(owner);
    const look = async (): Promise<unknown> =>
      (
        await query<{ masternode: unknown }>(
          `query ($id: Bytes!) {
            masternode(id: $id) {
              signer endpoint stake unbonding totalWithdrawn active reportsSigned
              delegations { shares unbondingShares releaseAt }
            }
          }`,
          { id: owner.address },
        )
      ).masternode;
    const total = async (): Promise<{ totalStake: string; activeMasternodeCount: number }> => {
      const { oracles } = await query<{ oracles: { totalStake: string; activeMasternodeCount: number }[] }>(
        "{ oracles { totalStake activeMasternodeCount } }",
      );
      return oracles[0] as { totalStake: string; activeMasternodeCount: number };
    };
    const before = await total();
    const shares = (amount: bigint): string => String(amount << 30n);

    await register(node, "https://one.example");
    const joined = {
      signer: signer.address.toLowerCase(),
      endpoint: "https://one.example",
      stake: String(BOND),
      unbonding: "0",
      totalWithdrawn: "0",
      active: true,
      reportsSigned: 0,
      delegations: [{ shares: shares(BOND), unbondingShares: "0", releaseAt: "0" }],
    };
    expect(await look()).to.deep.equal(joined);
    expect(await total()).to.deep.equal({
      totalStake: String(BigInt(before.totalStake) + BOND),
      activeMasternodeCount: before.activeMasternodeCount + 1,
    });

    const next = Wallet.createRandom();
    const proof = await signerProof(owner, new Wallet(next.privateKey));
    await (await connected.changeSigner(next.address, proof)).wait();
    await (await connected.changeSigner(signer.address, await signerProof(owner, signer))).wait();
    await (await connected.changeSigner(next.address, proof)).wait();
    await (await connected.changeEndpoint("https://two.example")).wait();
    await (await connected.addStake(parseEther("5"))).wait();
    await (await connected.unbond(parseEther("2"))).wait();
    const changed = {
      ...joined,
      signer: next.address.toLowerCase(),
      endpoint: "https://two.example",
      stake: String(BOND + parseEther("3")),
      unbonding: String(parseEther("2")),
      delegations: [
        {
          shares: shares(BOND + parseEther("3")),
          unbondingShares: shares(parseEther("2")),
          releaseAt: String((await chain.now()) + UNBONDING),
        },
      ],
    };
    expect(await look()).to.deep.equal(changed);

    await (await connected.unbond(BOND + parseEther("3"))).wait();
    const releaseAt = String((await chain.now()) + UNBONDING);
    await chain.pass(300);
    await (await connected.withdraw(owner.address)).wait();
    expect(await look()).to.deep.equal({
      ...changed,
      active: false,
      stake: "0",
      unbonding: "0",
      totalWithdrawn: String(BOND + parseEther("5")),
      delegations: [{ shares: "0", unbondingShares: "0", releaseAt }],
    });
    expect(await total()).to.deep.equal(before);
  });
});
