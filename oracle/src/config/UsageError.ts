import { ConfigError } from "./ConfigError.ts";

/** A command was written wrongly: words or flags that it does not take, or that are missing. */
export class UsageError extends ConfigError {}
