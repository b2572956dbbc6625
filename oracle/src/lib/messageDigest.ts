import { TypedDataEncoder } from "ethers";

import type { Hex } from "./Hex.ts";
import { hashWords } from "./hashWords.ts";
import { hexOf } from "./hexOf.ts";
import { keccak } from "./keccak.ts";
import { messageDomain } from "./messageDomain.ts";
import type { ReportDomain } from "./ReportDomain.ts";

/** What EIP-712 puts before the separator. */
const PREFIX = Buffer.from("1901", "hex");

/** The separator of each domain: a program speaks in one. */
const separators = new Map<string, Buffer>();

/**
 * The EIP-712 digest of a message between programs whose fields are all of one word. A node makes hundreds each second,
 * and ethers' encoder takes as long as the recovery of the signer; a test holds the two against each other.
 *
 * @param type such as "Receipt(address worker,uint40 online)"
 * @param words the fields' values, in order; of a text or bytes its keccak-256
 */
export function messageDigest(type: string, words: readonly (number | bigint | Hex)[], domain: ReportDomain): Hex {
  const struct = hashWords([keccak(type), ...words]);
  return hexOf(keccak(Buffer.concat([PREFIX, separatorOf(domain), struct])));
}

function separatorOf(domain: ReportDomain): Buffer {
  const key = `${domain.chainId} ${domain.reports}`;
  const known = separators.get(key);
  if (known !== undefined) return known;
  const separator = Buffer.from(TypedDataEncoder.hashDomain(messageDomain(domain)).slice(2), "hex");
  separators.set(key, separator);
  return separator;
}
