import type { Address } from "viem";
import type { Config } from "wagmi";

import type { RuntimeConfig } from "../../../config/RuntimeConfig.ts";
import type { RelayTools } from "../../../relay/useRelay.ts";

/** What reading an account's affairs needs. `signal`: ends it when nobody wants the answer any more. */
export interface NoticeTools {
  readonly runtime: RuntimeConfig;
  readonly wagmi: Config;
  readonly relay: RelayTools;
  readonly account: Address;
  readonly signal: AbortSignal;
}
