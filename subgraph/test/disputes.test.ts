import { expect } from "chai";
import { id, parseEther, Signature, ZeroHash } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { reportDomain, reportTypes, type Report } from "@sonm/protocol/report.ts";

import { BOND, prepareNode, register, submitReport } from "./support/reports.ts";
import { world } from "./support/world.ts";

describe("disputes", () => {
  it("tell from when on a report is final, and that it was voided before", async () => {
    const { addresses, chain, dao, reports, query } = world;
    const sequence = await submitReport();
    const look = async (): Promise<unknown> =>
      (
        await query<{ reports: unknown[] }>(
          "query ($sequence: BigInt!) { reports(where: { sequence: $sequence }) { finalAt timestamp voids { caller } } }",
          { sequence: String(sequence) },
        )
      ).reports[0];
    const accepted = {
      timestamp: String(await chain.now()),
      finalAt: String(await reports.finalAt(sequence)),
      voids: [] as unknown[],
    };
    expect(BigInt(accepted.finalAt) - BigInt(accepted.timestamp)).to.equal(await reports.disputeWindow());
    expect(await look()).to.deep.equal(accepted);

    await (await reports.connect(dao).voidReport(sequence)).wait();
    expect(await reports.isVoid(sequence)).to.equal(true);
    const voids = [{ caller: addresses.Treasury.toLowerCase() }];
    expect(await look()).to.deep.equal({ ...accepted, voids });
    // the one after it stands
    expect(await reports.isVoid(await submitReport())).to.equal(false);
  });

  it("add up what submitters were credited and collected", async () => {
    const { reports, token, addresses, query, dao } = world;
    const deployer = localAccounts.deployer.address;
    const look = async () =>
      query<{ submitter: { reports: number; credited: string; collected: string }; oracles: unknown }>(
        "query ($id: Bytes!) { submitter(id: $id) { reports credited collected } oracles { submissionBudget } }",
        { id: deployer },
      );
    const before = await look();
    await (await reports.connect(dao).setSubmissionCredit(parseEther("1"))).wait();
    await (await token.approve(addresses.Reports, parseEther("5"))).wait();
    await (await reports.fundSubmissions(parseEther("5"))).wait();
    await submitReport();
    await (await reports.collectCredit(deployer)).wait();
    await submitReport();
    expect(await look()).to.deep.equal({
      submitter: {
        reports: before.submitter.reports + 2,
        credited: String(BigInt(before.submitter.credited) + parseEther("2")),
        collected: String(BigInt(before.submitter.collected) + parseEther("1")),
      },
      oracles: [{ submissionBudget: String(parseEther("3")) }],
    });
  });

  it("tell of a masternode that signed two reports for one epoch", async () => {
    const { masternodes, addresses, query } = world;
    const node = await prepareNode("node that signs twice");
    await register(node, "https://double.example");
    const domain = reportDomain(LOCAL_CHAIN_ID, addresses.Reports);
    const signed = await Promise.all(
      ["one", "another"].map(async (text) => {
        const root = id(text) as `0x${string}`;
        const report: Report = { epoch: 7n, setId: 1, root, rate: 1n, dataHash: ZeroHash as `0x${string}` };
        const signature = await node.signer.signTypedData(domain, { Report: [...reportTypes.Report] }, report);
        return [report, Signature.from(signature).compactSerialized] as const;
      }),
    );
    const [first, second] = signed as [(typeof signed)[number], (typeof signed)[number]];
    await (await masternodes.proveEquivocation(addresses.Reports, ...first, ...second)).wait();
    const { masternode } = await query<{ masternode: unknown }>(
      `query ($id: Bytes!) {
        masternode(id: $id) { stake slashed active slashes { epoch amount reward reporter signer } }
      }`,
      { id: node.owner.address },
    );
    expect(masternode).to.deep.equal({
      stake: String((BOND * 9n) / 10n),
      slashed: String(BOND / 10n),
      active: false,
      slashes: [
        {
          epoch: "7",
          amount: String(BOND / 10n),
          reward: String(BOND / 100n),
          reporter: localAccounts.deployer.address.toLowerCase(),
          signer: node.signer.address.toLowerCase(),
        },
      ],
    });
  });
});
