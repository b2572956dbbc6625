import { readFileSync } from "node:fs";

import { z } from "zod";

import { parseDecimal, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";
import { parseTime } from "@sonm/protocol/proposals/timeText.ts";
import { workOfferDomain, workOfferTypes, type WorkOfferFields } from "@sonm/protocol/workOffer.ts";

import { addressSetting } from "../../config/commonSettings.ts";
import { ConfigError } from "../../config/ConfigError.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import { contentHashOf } from "../contentFile.ts";
import type { Dao, DaoAnswer } from "../Dao.ts";
import { sendCall } from "../sendCall.ts";
import { readOffers, type TakenOffer } from "./readWorks.ts";
import { orderNumber } from "./workNumber.ts";

type SignedOffer = Pick<TakenOffer, "offer" | "signature" | "uri">;

/** `dao works offer`: offers work with the developer's key, or sends what a developer signed. */
export async function offerWork(dao: Dao, word: string | undefined): Promise<DaoAnswer> {
  const { flags, wallet } = dao;
  const orderId = await orderNumber(dao, word);
  if (flags["offer-file"] !== undefined) return send(dao, readSigned(flags["offer-file"], orderId));
  if (wallet === undefined)
    throw new ConfigError(["An offer is signed with a key. Give it by SONM_OWNER_KEY or --keystore-file."]);
  const offer = await readOffer(dao, orderId, wallet.address as Hex);
  const domain = workOfferDomain(dao.chainId, dao.addresses.WorkOrders);
  const types = { WorkOffer: [...workOfferTypes.WorkOffer] };
  const signature = (await wallet.signTypedData(domain, types, offer)) as Hex;
  const signed = { offer, signature, uri: flags.uri ?? "" };
  if (flags["sign-only"] !== true) return send(dao, signed);
  const text = asText(signed);
  return { lines: [text], data: JSON.parse(text) as unknown };
}

function send(dao: Dao, { offer, signature, uri }: SignedOffer): Promise<DaoAnswer> {
  const { validUntil, ...others } = offer;
  const args = [{ ...others, validUntil: BigInt(validUntil) }, signature, uri];
  const what = `tell everybody of the offer of ${offer.developer} for work order ${offer.orderId}`;
  return sendCall(
    dao,
    { what, contract: "WorkOrders", function: "offer", args },
    "The offer is on record. The DAO can take it.",
  );
}

/** `dao works withdraw`: takes one's offers back that nobody took. */
export async function withdrawOffer(dao: Dao, word: string | undefined): Promise<DaoAnswer> {
  const orderId = await orderNumber(dao, word);
  const own = (dao.wallet?.address ?? dao.flags.from)?.toLowerCase();
  if (own === undefined) throw new ConfigError(["Name whose offer it is by --from, or give its key."]);
  const mine = (await readOffers(dao, orderId)).find(
    ({ offer, withdrawn }) => offer.developer.toLowerCase() === own && !withdrawn,
  );
  if (mine === undefined) throw new ConfigError([`${own} has no offer for work order ${orderId}.`]);
  const { validUntil, ...others } = mine.offer;
  const args = [{ ...others, validUntil: BigInt(validUntil) }];
  const what = `take the offer for work order ${orderId} back`;
  return sendCall(dao, { what, contract: "WorkOrders", function: "withdrawOffer", args }, "The offer is taken back.");
}

async function readOffer(dao: Dao, orderId: bigint, developer: Hex): Promise<WorkOfferFields> {
  const { flags, contracts } = dao;
  const milestones = await contracts.works.milestonesOf(orderId);
  const amounts =
    flags.amounts === undefined ? milestones.map(({ amount }) => amount) : flags.amounts.split(";").map(amountOf);
  if (amounts.length !== milestones.length) {
    throw new ConfigError([
      `Work order ${orderId} has ${milestones.length} milestones. Give an amount for each by --amounts, such as "500; 250".`,
    ]);
  }
  const { stream } = await contracts.works.termsOf(orderId);
  const validUntil = parseTime(flags["valid-until"] ?? "");
  if (validUntil === undefined || validUntil <= BigInt(dao.now)) {
    throw new ConfigError([
      "Say until when the offer can be taken by --valid-until, such as 2027-01-31: votes take days.",
    ]);
  }
  return {
    ...{ orderId, developer, amounts },
    stream: flags.stream === undefined ? stream : amountOf(flags.stream),
    contentHash: contentHashOf(flags, "the text of the offer"),
    validUntil: Number(validUntil),
  };
}

function amountOf(text: string): bigint {
  const amount = parseDecimal(text, WAD_DIGITS);
  if (amount === undefined) throw new ConfigError([`"${text}" is no amount of SNM, such as 1,000.5.`]);
  return amount;
}

const digits = z.union([z.string().regex(/^\d{1,39}$/), z.int().nonnegative()]).transform(BigInt);
const hexOf = (length: string) => z.string().regex(new RegExp(`^0x[0-9a-fA-F]${length}$`)) as unknown as z.ZodType<Hex>;

const signedSchema = z.object({
  offer: z.object({
    orderId: digits,
    developer: addressSetting,
    amounts: z.array(digits),
    stream: digits,
    contentHash: hexOf("{64}"),
    validUntil: z.int().nonnegative(),
  }),
  signature: hexOf("*"),
  uri: z.string().default(""),
});

function readSigned(file: string, orderId: bigint): SignedOffer {
  let signed: SignedOffer;
  try {
    signed = signedSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new ConfigError([
      `${file} holds no signed offer: ${errorText(error)}. \`dao works offer --sign-only\` writes one.`,
    ]);
  }
  if (signed.offer.orderId === orderId) return signed;
  throw new ConfigError([`The offer in ${file} is for work order ${signed.offer.orderId}. Name that one.`]);
}

/** A signed offer as it is handed over. */
const asText = ({ offer, signature, uri }: SignedOffer): string =>
  JSON.stringify(
    {
      offer: {
        ...offer,
        orderId: String(offer.orderId),
        amounts: offer.amounts.map(String),
        stream: String(offer.stream),
      },
      signature,
      uri,
    },
    undefined,
    2,
  );
