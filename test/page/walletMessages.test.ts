import { createClient, custom, type Hex, type TypedDataDefinition } from "viem";

import { ballotTypedData } from "../../frontend/src/chain/ballotTypedData.ts";
import { encodeAmend } from "../../frontend/src/chain/amendmentCalls.ts";
import { encodeSignedVote } from "../../frontend/src/chain/governanceCalls.ts";
import { encodeOffer } from "../../frontend/src/chain/workCalls.ts";
import { amendmentMessage } from "../../frontend/src/features/deals/signed/signedChange.ts";
import { lockAction } from "../../frontend/src/features/dividends/mine/lockAction.ts";
import { signAction } from "../../frontend/src/features/orders/signAction.ts";
import { offerMessage } from "../../frontend/src/features/works/offers/signedOffer.ts";
import type { Action } from "../../frontend/src/tx/Action.ts";
import { depositAction } from "../../frontend/src/tx/depositAction.ts";
import { openGovernment, payment, propose, untilVote } from "../governance/governing.ts";
import { openWorks, publishWork, STREAM, STREAM_DURATION } from "../governance/works.ts";
import { chain } from "../helpers/chain.ts";
import { validity } from "../market/amendments.ts";
import { buyDeal, NO_HARDWARE } from "../market/deals.ts";
import { openMarket } from "../market/openMarket.ts";
import { askFields, bidFields, pack, PRICE, signAsk } from "../market/orders.ts";
import { expectBound } from "./expectBound.ts";

const { ethers, networkHelpers } = chain;

type Address = `0x${string}`;

const addressOf = async (contract: { getAddress(): Promise<string> }) => (await contract.getAddress()) as Address;

/** A viem client on the simulated chain, as the page has one on its node. */
const client = createClient({ transport: custom(chain.provider) });

/** What the wallet shows first, by the page's own action. */
async function shownBy(action: Action): Promise<TypedDataDefinition> {
  const [prompt] = action.prompts;
  if (prompt.kind !== "signature") throw new Error("The action asks for no signature first.");
  return prompt.message();
}

/** What the page sends once the first prompt is signed. */
function callOf(action: Action, signature: Hex) {
  const prompt = action.prompts[1];
  if (prompt?.kind !== "transaction") throw new Error("The action sends nothing after its signature.");
  return prompt.call([signature]);
}

// Each message that the page asks a wallet to sign, against the contract that takes it.
describe("What a wallet shows is what the contract does", () => {
  it("an ask", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const fields = await askFields(stage);
    const market = await addressOf(stage.market);
    await expectBound({
      shown: await shownBy(signAction(fields, Number(stage.chainId), market, () => undefined)),
      signer: stage.worker,
      send: (signature) => stage.market.connect(stage.buyer).buy(pack(fields), signature, 0n, 0n, NO_HARDWARE),
      refusal: [stage.market, "OrderSignatureInvalid"],
    });
  });

  it("a bid", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const ask = await signAsk(stage);
    const fields = await bidFields(stage);
    const market = await addressOf(stage.market);
    await expectBound({
      shown: await shownBy(signAction(fields, Number(stage.chainId), market, () => undefined)),
      signer: stage.buyer,
      send: (signature) =>
        stage.market.connect(stage.stranger).open(ask.order, ask.signature, pack(fields), signature, NO_HARDWARE),
      refusal: [stage.market, "OrderSignatureInvalid"],
    });
  });

  it("a permit for a deposit", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const account = stage.buyer.address as Address;
    const [token, market] = [await addressOf(stage.token), await addressOf(stage.market)];
    const now = await networkHelpers.time.latest();
    const plan = { account, amount: 7n * 10n ** 18n, way: "permit", allowance: 0n, now } as const;
    const action = depositAction({ client, token, market }, plan);
    await expectBound({
      shown: await shownBy(action),
      signer: stage.buyer,
      send: (signature) => stage.buyer.sendTransaction(callOf(action, signature)),
      refusal: "reverts",
    });
  });

  it("a permit for a lock", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const account = stage.buyer.address as Address;
    const [token, dividends] = [await addressOf(stage.token), await addressOf(stage.dividends)];
    const now = await networkHelpers.time.latest();
    const plan = { account, amount: 7n * 10n ** 18n, way: "permit", allowance: 0n, now } as const;
    const action = lockAction({ client, token, dividends }, plan);
    await expectBound({
      shown: await shownBy(action),
      signer: stage.buyer,
      send: (signature) => stage.buyer.sendTransaction(callOf(action, signature)),
      refusal: "reverts",
    });
  });

  it("a change of a deal, by the buyer and by the master", async () => {
    for (const side of ["buyer", "master"] as const) {
      const stage = await networkHelpers.loadFixture(openMarket);
      const deal = await buyDeal(stage, { duration: 864_000n });
      const amendments = await addressOf(stage.amendments);
      const fields = {
        deal: deal.id as Hex,
        price: PRICE / 2n,
        duration: 950_400,
        validUntil: await validity(),
      };
      const [signer, sender] = side === "buyer" ? [stage.buyer, stage.supplier] : [stage.supplier, stage.buyer];
      await expectBound({
        shown: amendmentMessage(fields, Number(stage.chainId), amendments),
        signer,
        send: (signature) =>
          sender.sendTransaction({
            to: amendments,
            data: encodeAmend(deal.terms as never, fields.price, fields.duration, fields.validUntil, {
              [side]: signature,
            }),
          }),
        refusal: [stage.amendments, "AmendmentSignatureInvalid"],
      });
    }
  });

  it("a vote, without a reason and with one", async () => {
    for (const reason of ["", "It is cheaper."]) {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { chainId } = await ethers.provider.getNetwork();
      const governor = await addressOf(stage.governor);
      const proposalId = await propose(stage, [await payment(stage, stage.stranger, 1n)], "Pay somebody");
      await untilVote(stage, proposalId);
      const voter = stage.holder.address as Address;
      const ballot = { proposalId, support: 1, voter, nonce: await stage.governor.nonces(voter), reason };
      await expectBound({
        shown: ballotTypedData(ballot, Number(chainId), governor),
        signer: stage.holder,
        send: (signature) =>
          stage.stranger.sendTransaction({ to: governor, data: encodeSignedVote(ballot, signature) }),
        refusal: [stage.governor, "GovernorInvalidSignature"],
      });
    }
  });

  it("an offer of work", async () => {
    const stage = await networkHelpers.loadFixture(openWorks);
    const work = await publishWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION });
    const works = await addressOf(stage.works);
    const offer = {
      orderId: work.orderId,
      developer: stage.developer.address as Address,
      amounts: work.milestones.map(({ amount }) => amount - 1n),
      stream: STREAM - 1n,
      contentHash: ethers.id("the text") as Hex,
      validUntil: Number(work.terms.offersUntil),
    };
    await expectBound({
      shown: offerMessage(offer, Number(stage.chainId), works),
      signer: stage.developer,
      send: (signature) =>
        stage.stranger.sendTransaction({ to: works, data: encodeOffer(offer, signature, "ipfs://offer") }),
      refusal: [stage.works, "WorkOfferInvalid"],
    });
  });
});
