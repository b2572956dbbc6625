import type { ConfigSources } from "../config/loadConfig.ts";
import type { FlagsOf, FlagTable } from "./Flag.ts";
import type { Terminal } from "./Terminal.ts";

/**
 * A verb as somebody wrote it.
 *
 * - `words`: that follow it, as many as it takes
 * - `settings`: flags of the node or the agent, for verbs that take these
 */
export interface Call<Table extends FlagTable = FlagTable> {
  readonly words: readonly string[];
  readonly flags: FlagsOf<Table>;
  readonly settings: ConfigSources;
  readonly environment: ConfigSources["environment"];
  readonly terminal: Terminal;
}
