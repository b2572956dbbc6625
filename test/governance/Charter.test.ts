import { expect } from "chai";
import { id } from "ethers";

import { MAX_CHARTER_LENGTH } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";

const { ethers, networkHelpers } = chain;
const FIRST = "We build a market of machines.";
const LONGEST = "x".repeat(Number(MAX_CHARTER_LENGTH));

async function firstCharter() {
  return deploySystemWith({ charter: FIRST });
}

describe("Charter", () => {
  const load = () => networkHelpers.loadFixture(firstCharter);

  it("has the text of the deployment, or none", async () => {
    const { charter, dao } = await load();
    expect([await charter.currentVersion(), await charter.textOf(1)]).to.deep.equal([1n, FIRST]);
    const empty = await (await ethers.getContractFactory("Charter")).deploy(dao, "");
    expect([await empty.currentVersion(), await empty.dao()]).to.deep.equal([0n, dao.address]);
    await expect(empty.textOf(1)).to.be.revertedWithCustomError(empty, "CharterVersionUnknown").withArgs(1);
  });

  describe("adopt", () => {
    it("keeps every version to the letter, also the longest", async () => {
      const { charter, dao } = await load();
      const text = "Второй текст — §1: «машины» 🖥️\n";
      await expect(charter.connect(dao).adopt(text)).to.emit(charter, "CharterAdopted").withArgs(2, id(text), text);
      await charter.connect(dao).adopt(LONGEST);
      expect(await charter.currentVersion()).to.equal(3);
      expect(await Promise.all([1, 2, 3].map((version) => charter.textOf(version)))).to.deep.equal([
        FIRST,
        text,
        LONGEST,
      ]);
    });

    it("reverts for whoever is not the DAO, without a text, and for one that is too long", async () => {
      const { charter, dao, stranger } = await load();
      await expect(charter.connect(stranger).adopt("mine"))
        .to.be.revertedWithCustomError(charter, "CharterDaoOnly")
        .withArgs(stranger);
      await expect(charter.connect(dao).adopt("")).to.be.revertedWithCustomError(charter, "CharterTextEmpty");
      await expect(charter.connect(dao).adopt(`${LONGEST}y`))
        .to.be.revertedWithCustomError(charter, "CharterTextTooLong")
        .withArgs(MAX_CHARTER_LENGTH + 1n, MAX_CHARTER_LENGTH);
    });
  });

  it("reverts for a version that was never adopted", async () => {
    const { charter } = await load();
    for (const version of [0, 2]) {
      await expect(charter.textOf(version))
        .to.be.revertedWithCustomError(charter, "CharterVersionUnknown")
        .withArgs(version);
    }
  });
});
