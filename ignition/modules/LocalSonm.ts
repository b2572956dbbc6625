import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { sonmContracts } from "../sonmContracts.ts";

/** What there is of the original token. */
const LEGACY_SUPPLY = 444_000_000n * 10n ** 18n;

/**
 * The same on a development chain, which has no original token: a stand-in comes first, all of it the deployer's. At the
 * end the deployer swaps a part of it, so that it has SNM to give to whoever needs some there.
 */
export default buildModule("Sonm", (m) => {
  const legacy = m.contract("LegacyTokenMock", [m.getAccount(0), LEGACY_SUPPLY]);
  const contracts = sonmContracts(m, legacy);
  const { LegacySwap: legacySwap, Directory: last } = contracts;
  const swapped = m.getParameter<bigint>("swapped");
  const approval = m.call(legacy, "approve", [legacySwap, swapped], { after: [last] });
  m.call(legacySwap, "swap", [swapped], { after: [approval] });
  return contracts;
});
