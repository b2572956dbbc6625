import { urlSetting } from "../../config/commonSettings.ts";
import type { FlagTable } from "../Flag.ts";

/** Which node is asked. */
export const node = {
  node: { schema: urlSetting.optional(), value: "<url>", help: "the node to ask; those on the chain without it" },
} as const satisfies FlagTable;
