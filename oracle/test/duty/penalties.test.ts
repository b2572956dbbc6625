import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import type { SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { checkPenalties } from "../../src/check/checkPenalties.ts";
import { RelayStage } from "../helpers/RelayStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { waitFor } from "../network/waitFor.ts";

const { operator, nodeOwner2 } = localAccounts;

/** Seconds. */
const DELAY = 1_000n;

describe("a masternode that is about to be punished", function () {
  this.timeout(90_000);

  const folder = temporaryFolder();
  const stage = new RelayStage();

  type Batch = [targets: string[], values: bigint[], payloads: string[], predecessor: string, salt: string];
  /** The treasury's timelock, as the governor uses it. */
  const timelock = async (): Promise<SonmContracts["treasury"]> => {
    const { SonmGovernor } = networkOf(LOCAL_CHAIN_ID).contracts;
    await stage.chain.rpc("anvil_impersonateAccount", SonmGovernor);
    await stage.chain.rpc("anvil_setBalance", SonmGovernor, "0xde0b6b3a7640000");
    return stage.as("holder").treasury.connect(await stage.chain.provider.getSigner(SonmGovernor));
  };
  const schedule = async (name: "jail" | "slash", values: unknown[], salt = ZeroHash): Promise<Batch> => {
    const { masternodes } = stage.as("holder");
    const data = masternodes.interface.encodeFunctionData(name as "jail", values as [string, bigint]);
    const batch: Batch = [[await masternodes.getAddress()], [0n], [data], ZeroHash, salt];
    await (await (await timelock()).scheduleBatch(...batch, DELAY)).wait();
    return batch;
  };
  const toldBy = async (url: string): Promise<{ metrics: string; page: string }> => {
    const [metrics, page] = await Promise.all([fetch(`${url}/metrics`), fetch(url)]);
    return { metrics: await metrics.text(), page: await page.text() };
  };
  const until = (url: string, penalties: number) =>
    waitFor(
      `${penalties} penalties`,
      async () => {
        const told = await toldBy(url);
        return told.metrics.includes(`sonm_node_penalties ${penalties}\n`) ? told : undefined;
      },
      20,
    );

  it("hears of it from its node while the call waits, and no more once it is cancelled or executed", async () => {
    const slash = [operator.address, 100n, 0n, ZeroAddress, ZeroAddress, ZeroHash];
    await schedule("jail", [nodeOwner2.address, 60n]);
    await schedule("jail", [operator.address, 0n]);
    const call = await schedule("jail", [operator.address, 3_600n]);
    const url = (await stage.node(folder.path, {}, "signer1")).url;
    const { page } = await until(url, 1);
    expect(page).to.contain("The DAO has scheduled a call that would take its seat (jail), due at 20");
    const cancelled = await schedule("slash", slash);
    expect((await until(url, 2)).page).to.contain("would take a share of its stake (slash)");
    const treasury = await timelock();
    await (await treasury.cancel(await treasury.hashOperationBatch(...cancelled))).wait();
    await until(url, 1);
    await stage.pass(Number(DELAY) + 1);
    await (await treasury.executeBatch(...call)).wait();
    await until(url, 0);
    const jailed = await waitFor(
      "the jail",
      async () => {
        const told = await toldBy(url);
        return told.metrics.includes("sonm_node_jailed 1\n") ? told : undefined;
      },
      20,
    );
    expect(jailed.page).to.match(/in jail until 20\S+Z\. Take the seat again then: `sonm stake activate`/);
    expect(jailed.page).not.to.contain("has no seat. Add stake");
  });

  it("is told what to do in each case", () => {
    const calm = { penalties: [], isDoubleSigner: false, jailedUntil: 50, now: 50 };
    expect(checkPenalties(calm)).to.deep.equal([]);
    const [double] = checkPenalties({ ...calm, isDoubleSigner: true });
    expect(double?.text).to.contain("costs a tenth of the stake").and.to.contain("Stop it");
    expect(checkPenalties({ ...calm, now: 49 })[0]?.text).to.contain("until 1970-01-01T00:00:50Z");
  });
});
