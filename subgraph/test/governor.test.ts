import { expect } from "chai";
import { AbiCoder, concat, id, parseEther, Wallet } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { begin, enqueue, execute, MAJORITY, mined, propose, VOTE, voter, type Call } from "./support/decisions.ts";
import { world } from "./support/world.ts";

const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};

/** A call that is not worth a fight: the market's fee as it is. */
async function sameFee(): Promise<Call> {
  const { addresses, market } = world;
  return { target: addresses.Market, data: market.interface.encodeFunctionData("setFee", [await market.fee()]) };
}

/** The ballot of an account, as it signs it. */
async function signBallot(signer: Wallet, proposalId: bigint, support: number): Promise<string> {
  const { addresses, governor } = world;
  const domain = {
    name: "SonmGovernor",
    version: "1",
    chainId: LOCAL_CHAIN_ID,
    verifyingContract: addresses.SonmGovernor,
  };
  const nonce = await governor.nonces(signer.address);
  return signer.signTypedData(domain, BALLOT, { proposalId, support, voter: signer.address, nonce });
}

describe("a proposal", () => {
  it("is kept with its calls and votes, from the first to the last of what became of it", async () => {
    const { addresses, chain, governor, query } = world;
    const proposer = await voter("proposes a fee", MAJORITY);
    const opponent = await voter("votes by signature", parseEther("3"));
    const undecided = await voter("abstains", parseEther("2"));
    const call = await sameFee();
    const description = "\n## Keep the fee \n\nIt is # fine.\nhttps://forum.invalid/t/7";
    const proposal = await propose(proposer, [call, call], description);
    const { proposalId } = proposal;
    const createdAt = String(await chain.now());
    await begin(proposal);
    const cast = await mined(governor.connect(proposer).castVoteWithReason(proposalId, VOTE.for, "It is fair."));
    const votedAt = String(await chain.now());
    const signature = await signBallot(opponent, proposalId, VOTE.against);
    await mined(governor.castVoteBySig(proposalId, VOTE.against, opponent.address, signature));
    const params = governor.connect(undecided).castVoteWithReasonAndParams(proposalId, VOTE.abstain, "Hm.", "0x01");
    await mined(params);
    const queued = await enqueue(proposal);
    const queuedAt = String(await chain.now());
    const executed = await execute(proposal);
    const executedAt = String(await chain.now());

    const answer = await query<{ proposal: unknown; delegate: unknown; daos: { proposalCount: number }[] }>(
      `query ($id: ID!, $proposer: ID!) {
        proposal(id: $id) {
          number proposer { id } status title description targets values calldatas codeHash snapshot deadline
          extendedDeadline forVotes againstVotes abstainVotes voterCount createdAt queuedAt eta executedAt canceledAt
          vetoReason guardian spent createdIn queuedIn executedIn canceledIn block
          votes(orderBy: block) { voter { id } support weight reason sender }
          first: votes(where: { support: FOR }) { timestamp transaction }
        }
        delegate(id: $proposer) { votes votesCast proposalsMade lastVotedAt cast { id } proposals { id } }
        daos { proposalCount }
      }`,
      { id: proposal.id, proposer: proposer.address },
    );
    const number = Number(await governor.proposalNumber(proposalId));
    const [recorded] = await governor.queryFilter(governor.filters.ProposalRecorded(proposalId));
    const [against, inFavour, abstaining] = await governor.proposalVotes(proposalId);
    const lower = ({ address }: { readonly address: string }): string => address.toLowerCase();
    const deployer = lower(localAccounts.deployer);
    const market = addresses.Market.toLowerCase();
    expect(answer.proposal).to.deep.equal({
      number,
      proposer: { id: lower(proposer) },
      ...{ status: "EXECUTED", title: "Keep the fee", description },
      ...{ targets: [market, market], values: ["0", "0"], calldatas: [call.data, call.data] },
      codeHash: recorded?.args.codeHash,
      snapshot: String(await governor.proposalSnapshot(proposalId)),
      deadline: String(await governor.proposalDeadline(proposalId)),
      extendedDeadline: null,
      forVotes: String(inFavour),
      againstVotes: String(against),
      abstainVotes: String(abstaining),
      voterCount: 3,
      ...{ createdAt, queuedAt, eta: String(await governor.proposalEta(proposalId)), executedAt, canceledAt: null },
      ...{ vetoReason: null, guardian: null, spent: "0" },
      createdIn: proposal.receipt.hash,
      queuedIn: queued.hash,
      executedIn: executed.hash,
      canceledIn: null,
      block: String(proposal.receipt.blockNumber),
      votes: [
        {
          ...{ voter: { id: lower(proposer) }, support: "FOR", weight: String(MAJORITY), reason: "It is fair." },
          sender: lower(proposer),
        },
        {
          voter: { id: lower(opponent) },
          support: "AGAINST",
          weight: String(parseEther("3")),
          reason: "",
          sender: deployer,
        },
        {
          ...{ voter: { id: lower(undecided) }, support: "ABSTAIN", weight: String(parseEther("2")), reason: "Hm." },
          sender: lower(undecided),
        },
      ],
      first: [{ timestamp: votedAt, transaction: cast.hash }],
    });
    expect([against, inFavour, abstaining]).to.deep.equal([parseEther("3"), MAJORITY, parseEther("2")]);
    expect(answer.delegate).to.deep.equal({
      ...{ votes: String(MAJORITY), votesCast: 1, proposalsMade: 1, lastVotedAt: votedAt },
      cast: [{ id: `${proposal.id}${lower(proposer).slice(2)}` }],
      proposals: [{ id: proposal.id }],
    });
    expect(answer.daos).to.deep.equal([{ proposalCount: Number(await governor.proposalCount()) }]);
  });

  it("is voted on for longer where the quorum comes late, and takes votes that come then", async () => {
    const { chain, governor, query } = world;
    const [late, later] = [await voter("votes late", MAJORITY), await voter("votes later", parseEther("1"))];
    const proposal = await propose(late, [await sameFee()], "Keep the fee, late");
    const { proposalId } = proposal;
    const first = await governor.proposalDeadline(proposalId);
    await begin(proposal);
    await chain.at(first - 2n);
    await mined(governor.connect(late).castVote(proposalId, VOTE.for));
    await chain.at(first + 1n);
    await mined(governor.connect(later).castVote(proposalId, VOTE.against));
    const answer = await query<{ proposal: { deadline: string } }>(
      `query ($id: ID!) { proposal(id: $id) {
        title status snapshot deadline extendedDeadline forVotes againstVotes voterCount votes(orderBy: block) { support }
      } }`,
      { id: proposal.id },
    );
    const deadline = await governor.proposalDeadline(proposalId);
    expect(deadline > first).to.equal(true);
    expect(answer.proposal).to.deep.equal({
      ...{ title: "Keep the fee, late", status: "OPEN", snapshot: String(await governor.proposalSnapshot(proposalId)) },
      ...{ deadline: String(deadline), extendedDeadline: String(deadline) },
      ...{ forVotes: String(MAJORITY), againstVotes: String(parseEther("1")), voterCount: 2 },
      votes: [{ support: "FOR" }, { support: "AGAINST" }],
    });
  });

  it("says who took it back, or who vetoed it and why", async () => {
    const { chain, governor, query } = world;
    const proposer = await voter("proposes twice", MAJORITY);
    const guardian = new Wallet(localAccounts.operator.privateKey, chain.provider);
    const regretted = await propose(proposer, [await sameFee()], "Keep the fee, regretted");
    const canceled = await mined(governor.connect(proposer)["cancel(uint256)"](regretted.proposalId));
    const canceledAt = String(await chain.now());
    const vetoed = await propose(proposer, [await sameFee()], "Keep the fee, vetoed");
    await begin(vetoed);
    await mined(governor.connect(proposer).castVote(vetoed.proposalId, VOTE.for));
    await enqueue(vetoed);
    const veto = await mined(governor.connect(guardian).veto(vetoed.proposalId, "It harms whoever rents."));
    const vetoedAt = String(await chain.now());
    const { first, second } = await query<{ first: unknown; second: unknown }>(
      `query ($first: ID!, $second: ID!) {
        first: proposal(id: $first) { status canceledAt canceledIn vetoReason guardian queuedAt executedAt }
        second: proposal(id: $second) { status canceledAt canceledIn vetoReason guardian executedAt }
      }`,
      { first: regretted.id, second: vetoed.id },
    );
    expect(first).to.deep.equal({
      ...{ status: "CANCELED", canceledAt, canceledIn: canceled.hash, vetoReason: null, guardian: null },
      ...{ queuedAt: null, executedAt: null },
    });
    expect(second).to.deep.equal({
      ...{ status: "CANCELED", canceledAt: vetoedAt, canceledIn: veto.hash, executedAt: null },
      ...{ vetoReason: "It harms whoever rents.", guardian: guardian.address.toLowerCase() },
    });
  });
});

describe("what people write", () => {
  it("stops nothing, however long it is, and where it is no text", async () => {
    const { addresses, charter, governor, query } = world;
    const proposer = await voter("writes a lot", MAJORITY);
    // Nothing of it can be compressed.
    const text = Array.from({ length: 320 }, (_, i) => id(`part ${i}`)).join("");
    const call = { target: addresses.Charter, data: charter.interface.encodeFunctionData("adopt", [text]) };
    const proposal = await propose(proposer, [call], `# ${"a".repeat(198)}🚀${text}${text}`);
    await begin(proposal);
    const reason = AbiCoder.defaultAbiCoder().encode(
      ["uint256", "uint8", "bytes"],
      [proposal.proposalId, VOTE.for, "0x00ff0041c328"],
    );
    const { selector } = governor.interface.getFunction("castVoteWithReason");
    await (await proposer.sendTransaction({ to: addresses.SonmGovernor, data: concat([selector, reason]) })).wait();
    const answer = await query<{ proposal: { title: string; calldatas: unknown; votes: { reason: string }[] } }>(
      "query ($id: ID!) { proposal(id: $id) { title calldatas votes { reason } } }",
      { id: proposal.id },
    );
    expect(answer.proposal.calldatas).to.deep.equal([call.data]);
    // The rocket is two units of which one would fit.
    expect(answer.proposal.title).to.equal(`${"a".repeat(198)}…`);
    expect(answer.proposal.votes).to.have.length(1);
    expect(answer.proposal.votes[0]?.reason).to.include("A");
  });
});

describe("settings of the DAO", () => {
  it("are those of the deployment, and follow decisions", async () => {
    const { addresses, chain, governor, treasury, query } = world;
    const guardian = await governor.guardian();
    const told = async (): Promise<Record<string, unknown>> => ({
      votingDelay: String(await governor.votingDelay()),
      votingPeriod: String(await governor.votingPeriod()),
      proposalThreshold: String(await governor.proposalThreshold()),
      lateExtension: String(await governor.lateQuorumVoteExtension()),
      standardDelay: String(await treasury.delayOf(1)),
      guardian: (await governor.guardian()).toLowerCase(),
      treasury: addresses.Treasury.toLowerCase(),
      governor: addresses.SonmGovernor.toLowerCase(),
      brake: addresses.EntryBrake.toLowerCase(),
    });
    const ask = async (): Promise<unknown> => {
      const { daos } = await query<{ daos: unknown }>(
        `{ daos {
          votingDelay votingPeriod proposalThreshold lateExtension standardDelay guardian treasury governor brake
        } }`,
      );
      return daos;
    };
    expect(await ask()).to.deep.equal([await told()]);

    const proposer = await voter("changes rules", MAJORITY);
    const other = await chain.wallet("another guardian");
    const { interface: coder } = governor;
    const calls = [
      coder.encodeFunctionData("setLateQuorumVoteExtension", [12]),
      coder.encodeFunctionData("setProposalThreshold", [parseEther("40000")]),
      coder.encodeFunctionData("setGuardian", [other.address]),
      coder.encodeFunctionData("setGuardian", [guardian]),
    ];
    const proposal = await propose(
      proposer,
      calls.map((data) => ({ target: addresses.SonmGovernor, data })),
      "Other rules",
    );
    await begin(proposal);
    await mined(governor.connect(proposer).castVote(proposal.proposalId, VOTE.for));
    await enqueue(proposal);
    const { hash } = await execute(proposal);
    expect(await ask()).to.deep.equal([await told()]);
    expect(await told()).to.include({ lateExtension: "12", proposalThreshold: String(parseEther("40000")) });
    const { parameterChanges } = await query<{ parameterChanges: unknown }>(
      `query ($hash: Bytes!) { parameterChanges(where: { transaction: $hash }, orderBy: id) { contract name value } }`,
      { hash },
    );
    const contract = addresses.SonmGovernor.toLowerCase();
    expect(parameterChanges).to.deep.equal([
      { contract, name: "lateQuorumVoteExtension", value: "12" },
      { contract, name: "proposalThreshold", value: String(parseEther("40000")) },
      { contract, name: "guardian", value: other.address.toLowerCase() },
      { contract, name: "guardian", value: guardian.toLowerCase() },
    ]);
  });
});
