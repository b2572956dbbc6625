import { expect } from "chai";
import { Wallet, type FunctionFragment, type ParamType } from "ethers";

import { CONTRACT_NAMES, LOCAL_CHAIN_ID, networkOf, type ContractName } from "@sonm/protocol/networks.ts";
import { proposalActions } from "@sonm/protocol/proposals/proposalActions.ts";
import { supportingCalls } from "@sonm/protocol/proposals/supportingCalls.ts";

import { decodeRevert } from "../../src/chain/decodeRevert.ts";
import { contractAbis } from "../../src/dao/contractAbis.ts";
import { DaoStage } from "../helpers/DaoStage.ts";

const { contracts } = networkOf(LOCAL_CHAIN_ID);

/** Functions that treat the treasury in another way than a stranger, and are no decision. */
const NO_DECISIONS: readonly string[] = [
  "FeeSplitter.collect", // the treasury collects its part by `payTreasury`, which anybody calls
  "SNM.transferAndCall", // only whoever has SNM gets as far as the receiver; the treasury itself refuses to make such a call
];

/** Nothing, for each argument. */
function nothing(type: ParamType): unknown {
  if (type.arrayChildren !== null) return [];
  if (type.components !== null) return type.components.map(nothing);
  if (type.baseType === "string") return "";
  if (type.baseType === "bool") return false;
  if (type.baseType === "bytes") return "0x";
  if (type.baseType.startsWith("bytes")) return `0x${"00".repeat(Number(type.baseType.slice(5)))}`;
  return type.baseType === "address" ? contracts.Market : 1n;
}

describe("what the contracts let the treasury do, and nobody else", function () {
  this.timeout(120_000);

  const stage = new DaoStage();

  /** The error of a call, "" where it works. */
  async function errorOf(from: string, to: string, data: string): Promise<string> {
    try {
      await stage.chain.provider.call({ from, to, data });
      return "";
    } catch (error) {
      return decodeRevert(error)?.name ?? "unnamed";
    }
  }

  /** Functions whose outcome depends on whether the treasury calls. */
  async function decisionsOf(contract: ContractName): Promise<string[]> {
    const abi = contractAbis[contract];
    const open = abi.fragments.filter(
      (one): one is FunctionFragment =>
        one.type === "function" && !["view", "pure"].includes((one as FunctionFragment).stateMutability),
    );
    const stranger = Wallet.createRandom().address;
    const found = await Promise.all(
      open.map(async (fragment) => {
        const data = abi.encodeFunctionData(fragment, fragment.inputs.map(nothing));
        const [other, own] = await Promise.all(
          [stranger, contracts.Treasury].map((from) => errorOf(from, contracts[contract], data)),
        );
        return other === own ? [] : [`${contract}.${fragment.name}`];
      }),
    );
    return found.flat();
  }

  it("can be proposed by an action, all of it", async () => {
    const decisions = (await Promise.all(CONTRACT_NAMES.map(decisionsOf))).flat();
    const known = new Set([...proposalActions, ...supportingCalls].map(({ id }) => id));
    expect(decisions).to.include.members([
      "Market.setFee",
      "Masternodes.slash",
      "WorkOrders.publish",
      "RewardPrograms.create",
      "SNM.transfer",
    ]);
    expect(decisions.filter((id) => !known.has(id) && !NO_DECISIONS.includes(id))).to.deep.equal([]);
  });
});
