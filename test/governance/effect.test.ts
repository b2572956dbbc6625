import { expect } from "chai";
import { parseEther } from "ethers";
import { createClient, custom, type Hex } from "viem";

import { codeHashOf } from "../../frontend/src/features/governance/effect/codeHashOf.ts";
import { simulateCalls } from "../../frontend/src/features/governance/effect/simulateCalls.ts";
import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { ethers, networkHelpers } = chain;
const FEE = 150n;

/** A fixture: the treasury has 100 SNM, and the page looks at it. */
async function watchedTreasury() {
  const system = await deploySystem();
  const { token, deployer, holder, treasury, governor, market } = system;
  await token.connect(deployer).transfer(treasury, parseEther("100"));
  await token.connect(deployer).transfer(holder, parseEther("100000"));
  const client = createClient({
    transport: custom({ request: (request) => chain.provider.request(request as never) }, { retryCount: 0 }),
  });
  const addressOf = async (contract: { getAddress(): Promise<string> }) => (await contract.getAddress()) as Hex;
  const at = {
    governor: await addressOf(governor),
    treasury: await addressOf(treasury),
    token: await addressOf(token),
    market: await addressOf(market),
  };
  const call = (target: Hex, data: string) => ({ target, value: 0n, data: data as Hex });
  const pay = (amount: string) =>
    call(at.token, token.interface.encodeFunctionData("transfer", [holder.address, parseEther(amount)]));
  const setFee = call(at.market, market.interface.encodeFunctionData("setFee", [FEE]));
  return { ...system, client, at, call, pay, setFee };
}

describe("trying out a proposal on the page", () => {
  it("does what the treasury would do, and changes nothing", async () => {
    const { client, at, pay, setFee, market } = await networkHelpers.loadFixture(watchedTreasury);
    const before = await market.fee();
    expect(await simulateCalls(client, at, [setFee, pay("100")])).to.deep.equal({ kind: "works" });
    expect(await market.fee())
      .to.equal(before)
      .and.not.to.equal(FEE);
  });

  it("lets the governor change itself", async () => {
    const { client, at, call, governor } = await networkHelpers.loadFixture(watchedTreasury);
    const own = [
      call(at.governor, governor.interface.encodeFunctionData("setVotingPeriod", [5 * 86_400])),
      call(at.governor, governor.interface.encodeFunctionData("setGuardian", [at.market])),
    ];
    expect(await simulateCalls(client, at, own)).to.deep.equal({ kind: "works" });
  });

  it("names the first call that fails, and why, also behind others that pass", async () => {
    const { client, at, pay, setFee } = await networkHelpers.loadFixture(watchedTreasury);
    const effect = await simulateCalls(client, at, [setFee, pay("60"), pay("60")]);
    expect(effect).to.have.property("index", 2);
    expect(effect).to.have.nested.property("failure.name", "ERC20InsufficientBalance");
  });

  it("applies the checks of the treasury itself", async () => {
    const { client, at, call, token } = await networkHelpers.loadFixture(watchedTreasury);
    const approve = call(at.token, token.interface.encodeFunctionData("approve", [at.market, 1n]));
    const effect = await simulateCalls(client, at, [approve]);
    expect(effect).to.have.nested.property("failure.name", "TreasuryAllowanceLeft");
  });

  it("says that it does not know where storage is not put in place", async () => {
    const { client, at, setFee } = await networkHelpers.loadFixture(watchedTreasury);
    const deaf = createClient({
      transport: custom(
        {
          request: ({ method, params }: { method: string; params: readonly unknown[] }) =>
            client.request({ method, params: method === "eth_call" ? params.slice(0, 2) : params } as never),
        },
        { retryCount: 0 },
      ),
    });
    expect(await simulateCalls(deaf, at, [setFee])).to.have.property("kind", "unknown");
  });

  it("pins the code of targets as the governor does", async () => {
    const { client, setFee, pay, governor, token, holder } = await networkHelpers.loadFixture(watchedTreasury);
    await token.connect(holder).delegate(holder);
    await networkHelpers.time.increase(1);
    const stranger = ethers.Wallet.createRandom().address as Hex;
    const calls = [setFee, pay("1"), { target: stranger, value: 0n, data: "0x" as Hex }];
    const proposed = await governor.connect(holder).propose(
      calls.map(({ target }) => target),
      calls.map(({ value }) => value),
      calls.map(({ data }) => data),
      "# Three",
    );
    const [recorded] = await governor.queryFilter(
      governor.filters.ProposalRecorded(),
      proposed.blockNumber ?? undefined,
    );
    expect(
      await codeHashOf(
        client,
        calls.map(({ target }) => target),
      ),
    ).to.equal(recorded?.args.codeHash);
  });
});
