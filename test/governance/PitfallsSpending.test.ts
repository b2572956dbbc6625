import { expect } from "chai";

import { chain } from "../helpers/chain.ts";
import { openGovernment, payment, ripen, STATE, type DaoCall, type Government } from "./governing.ts";

const { ethers, networkHelpers } = chain;

/** A contract wallet that anybody can have call what it shall, as a payee with code of its own. */
async function deployPayee({ buyer }: Government) {
  return ethers.deployContract("WalletMock", [buyer.address]);
}

/** A call of the payee's, who calls the governor in it. */
async function through(
  payee: Awaited<ReturnType<typeof deployPayee>>,
  { governor }: Government,
  data: string,
): Promise<DaoCall> {
  const call = payee.interface.encodeFunctionData("execute", [await governor.getAddress(), data]);
  return { to: await payee.getAddress(), data: call };
}

const execution = ({ governor }: Government, proposalId: bigint) =>
  governor.interface.encodeFunctionData("execute(uint256)", [proposalId]);

describe("Governance pitfalls of spending (numbers of docs/threats.md)", () => {
  it("pitfall_04_aPayeeThatExecutesAnotherDecisionHasNothingCountedTwice", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, stranger, token, treasury } = stage;
    const payee = await deployPayee(stage);
    const inner = await ripen(stage, [await payment(stage, stranger, 1_000n)], "Pay");
    const calls = [await through(payee, stage, execution(stage, inner)), await payment(stage, stranger, 5n)];
    const outer = await ripen(stage, calls, "Call a payee");
    const executing = governor["execute(uint256)"](outer);
    await expect(executing).to.changeTokenBalances(ethers, token, [treasury, stranger], [-1_005n, 1_005n]);
    await expect(executing).to.emit(treasury, "TreasurySpent").withArgs(1_000n, 1_000n);
    await expect(executing).to.emit(treasury, "TreasurySpent").withArgs(5n, 1_005n);
    expect(await treasury.totalSpent()).to.equal(1_005n);
    for (const each of [inner, outer]) expect(await governor.state(each)).to.equal(STATE.executed);
  });

  it("pitfall_04_aPayeeThatExecutesItsOwnDecisionAgainIsNotPaidTwice", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, stranger, token, treasury } = stage;
    const payee = await deployPayee(stage);
    // What it is to call it knows only when the decision that calls it is known: it reacts when it is told of tokens.
    const told = payee.interface.encodeFunctionData("onTokensMoved");
    const calls = [await payment(stage, stranger, 1_000n), { to: await payee.getAddress(), data: told }];
    const proposalId = await ripen(stage, calls, "Pay once");
    await payee.getFunction("react")(governor, execution(stage, proposalId));
    await governor["execute(uint256)"](proposalId);
    expect(await payee.getFunction("reactions")()).to.equal(1n);
    expect(await payee.getFunction("reactionSucceeded")()).to.equal(false);
    expect(await token.balanceOf(stranger)).to.equal(1_000n);
    expect(await treasury.totalSpent()).to.equal(1_000n);
  });

  it("pitfall_04_aPayeeThatTakesAnAllowanceEarlyIsCounted", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, token, treasury } = stage;
    const payee = await deployPayee(stage);
    const [to, spender] = [await token.getAddress(), await payee.getAddress()];
    const { interface: coder } = token;
    const taking = coder.encodeFunctionData("transferFrom", [await treasury.getAddress(), spender, 700n]);
    const calls = [
      { to, data: coder.encodeFunctionData("approve", [spender, 1_000n]) },
      { to: spender, data: payee.interface.encodeFunctionData("execute", [to, taking]) },
      { to, data: coder.encodeFunctionData("approve", [spender, 0n]) },
    ];
    const proposalId = await ripen(stage, calls, "Let it take");
    await governor["execute(uint256)"](proposalId);
    expect(await token.balanceOf(payee)).to.equal(700n);
    expect(await treasury.totalSpent()).to.equal(700n);
    expect(await token.allowance(treasury, payee)).to.equal(0n);
  });

  it("pitfall_04_aPayeeThatGivesBackIsNotCountedBeyondWhatItKeeps", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, token, treasury } = stage;
    const payee = await deployPayee(stage);
    const back = token.interface.encodeFunctionData("transfer", [await treasury.getAddress(), 300n]);
    const data = payee.interface.encodeFunctionData("execute", [await token.getAddress(), back]);
    const calls = [await payment(stage, { address: await payee.getAddress() }, 1_000n)];
    const proposalId = await ripen(stage, [...calls, { to: await payee.getAddress(), data }], "Pay, and some back");
    await governor["execute(uint256)"](proposalId);
    // What left is counted; what comes, from whomever, is income.
    expect(await treasury.totalSpent()).to.equal(1_000n);
    expect(await token.balanceOf(payee)).to.equal(700n);
  });
});
