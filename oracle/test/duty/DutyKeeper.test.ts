import { expect } from "chai";
import { JsonRpcProvider, parseEther, type TransactionReceipt } from "ethers";

import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import { ChainError } from "../../src/chain/ChainError.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { DutyKeeper } from "../../src/node/duty/DutyKeeper.ts";
import { isWorthGas } from "../../src/node/duty/isWorthGas.ts";
import { addressOf, ownerOf, setOf } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { silentLog } from "../helpers/silentLog.ts";

const SET = setOf(1n, 1n, 1n);
const PERIOD = 100;

/** Gas of a call and its price: a call costs a thousandth of a coin. */
const GAS = 10n ** 6n;
const PRICE = 10n ** 9n;

const ANSWER: DutyAnswer = { sequence: 3, epoch: 9, asOf: 90, earned: String(parseEther("50")), proof: [] };

describe("DutyKeeper", () => {
  let now: number;
  let sent: string[];
  let done: string[];
  let claimed: bigint;
  let toCollect: bigint;
  let refused: Error | undefined;
  beforeEach(() => {
    [now, sent, done, claimed, toCollect] = [0, [], [], 0n, parseEther("10")];
    refused = undefined;
  });

  /** A chain that answers what is claimed and what waits. */
  const contracts: Contracts = contractsOf(
    { contracts: DEPLOYED_AT },
    Object.assign(new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }), {
      call: ({ data }: { data: string }) => {
        const { interface: abi } = contracts.duty;
        const result =
          abi.parseTransaction({ data })?.name === "dutyOf"
            ? abi.encodeFunctionResult("dutyOf", [claimed, 0n, 0n])
            : abi.encodeFunctionResult("collectRewards", [toCollect, 0n]);
        return Promise.resolve(result);
      },
    }),
  );
  const keeper = (node: number, snmPerCoin = "1000", answer: DutyAnswer | null = ANSWER): DutyKeeper =>
    new DutyKeeper({
      settings: { dutySeconds: PERIOD, dutySnmPerCoin: parseEther(snmPerCoin) },
      contracts,
      provider: {
        estimateGas: () => Promise.resolve(GAS),
        getFeeData: () => Promise.resolve({ gasPrice: PRICE } as never),
      },
      sender: {
        address: addressOf(9),
        send: (action) => {
          if (refused !== undefined) return Promise.reject(refused);
          sent.push(action);
          if (action === "claim duty") claimed = BigInt(answer?.earned ?? 0);
          return Promise.resolve({} as TransactionReceipt);
        },
      },
      clock: { now: () => now },
      signerSet: () => SET,
      owner: () => ownerOf(node),
      proved: () => answer ?? undefined,
      log: silentLog,
      onDone: (action) => done.push(action),
    });

  it("claims once a period, and collects in its turn alone", async () => {
    const [first, second] = [keeper(1), keeper(2)];
    await first.refresh();
    expect(sent).to.deep.equal(["collect rewards", "claim duty"]);
    expect(first.view).to.deep.equal({ earned: parseEther("50"), claimed: parseEther("50"), claimable: 0n });
    await second.refresh();
    expect(sent, "another's turn, and nothing is left to claim").to.have.length(2);
    now = PERIOD - 1;
    await first.refresh();
    expect(sent).to.have.length(2);
    now = PERIOD;
    await first.refresh();
    await second.refresh();
    expect(sent).to.deep.equal(["collect rewards", "claim duty", "collect rewards"]);
    expect(done).to.deep.equal(["collect", "claim", "collect"]);
  });

  it("leaves what is worth no more than its gas", async () => {
    await keeper(1, "10000").refresh();
    expect(sent, "10 SNM cost 10 SNM").to.deep.equal(["claim duty"]);
    [sent, claimed] = [[], 0n];
    await keeper(1, "50000").refresh();
    expect(sent).to.deep.equal([]);
    expect(isWorthGas(11n, 10n, 10n ** 18n)).to.equal(true);
    expect(isWorthGas(10n, 10n, 10n ** 18n)).to.equal(false);
  });

  it("claims nothing that no report proves, and goes on where the chain refuses", async () => {
    toCollect = 0n;
    const unproved = keeper(1, "1000", null);
    await unproved.refresh();
    expect(unproved.view).to.deep.equal({ earned: 0n, claimed: 0n, claimable: 0n });
    expect(sent).to.deep.equal([]);
    refused = new ChainError("claim duty", "not yet", "DutyNotReleased");
    const later = keeper(1);
    await later.refresh();
    expect(later.view?.claimable).to.equal(parseEther("50"));
    refused = undefined;
    now = PERIOD;
    await later.refresh();
    expect(sent).to.deep.equal(["claim duty"]);
  });
});
