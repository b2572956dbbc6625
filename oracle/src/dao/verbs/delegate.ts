import { ZeroAddress } from "ethers";

import { addressSetting } from "../../config/commonSettings.ts";
import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import type { DaoVerb } from "../Dao.ts";
import { sendCall } from "../sendCall.ts";

/** `dao delegate <address>`: says who votes with the SNM of one's wallet, or with what one has locked for dividends. */
export const delegate: DaoVerb = {
  how: "delegate <address, self or nobody> [--locked]",
  flags: ["locked", "from"],
  run: async (dao) => {
    const [word = "", ...others] = dao.words;
    const own = dao.wallet?.address ?? dao.flags.from;
    const to = word === "self" ? own : word === "nobody" ? ZeroAddress : word;
    if (others.length > 0) throw new UsageError([`Use: ${delegate.how}.`]);
    if (to === undefined || !addressSetting.safeParse(to).success) {
      throw new ConfigError([`"${word}" is no address. Use: ${delegate.how}, with a key.`]);
    }
    const locked = dao.flags.locked === true;
    const what = locked ? "what is locked for dividends" : "the wallet's SNM";
    const whom = word === "nobody" ? "nobody" : to;
    return sendCall(
      dao,
      {
        what: `have ${whom} vote with ${what}`,
        contract: locked ? "Dividends" : "SNM",
        function: "delegate",
        args: [to],
      },
      `From now on ${whom} votes with ${what}${own === undefined ? "" : ` of ${own}`}. Votes that have begun are not changed by it.`,
    );
  },
};
