import { parseEther } from "ethers";
import { z } from "zod";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";

/** An address in any spelling; read in lower case. */
export const addressSetting = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address")
  .transform((text): Hex => lowerHex(text));

/** An HTTP address. */
export const urlSetting = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });

/** A count or an amount that must not be zero. */
export const positive = z.number("must be a number").positive("must be above 0");

/** A whole number that must not be zero. */
export const positiveInt = z.int("must be a whole number").positive("must be above 0");

/** An amount of SNM with at most 18 decimals; read in wei. */
export const snmSetting = z
  .string('must be an amount of SNM in quotes, such as "0.01"')
  .regex(/^\d{1,12}(\.\d{1,18})?$/, "must be an amount of SNM, such as 0.01")
  .transform((text) => parseEther(text));

/** Settings that node and agent share. */
export const commonSettings = {
  /** Which defaults apply: `local` has short times, for the local network. */
  profile: z.enum(["production", "local"], "must be production or local").default("production"),
  /** Chain that the contracts are on. */
  chainId: positiveInt,
  /** JSON-RPC endpoint; default from `protocol/networks.json`. */
  rpcUrl: urlSetting.optional(),
  /** File to read deployments from instead of `protocol/networks.json`. */
  networksFile: z.string().optional(),
  /** Folder of the database. */
  dataDir: z.string("must be a folder").min(1, "must be a folder"),
  /** Address to listen on. */
  host: z.string().default("127.0.0.1"),
  /** Port to listen on; 0 takes a free one. */
  port: z.int("must be a port number").min(0, "must be a port number").max(65_535, "must be a port number"),
  logLevel: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** Milliseconds between looks at the chain. */
  chainPollMs: positiveInt.default(4_000),
  /** Blocks asked for logs in one request. */
  logRange: positiveInt.default(2_000),
  /** Blocks that a reorganisation may take back. */
  reorgDepth: z.int().nonnegative().default(64),
  /** Milliseconds after which a transaction that is not mined is sent again for a higher fee. */
  replaceAfterMs: positiveInt.default(45_000),
  /** Highest fee, gwei for one gas. */
  maxFeeGwei: positive.default(500),
  /** Encrypted key file, and the file with its password. */
  keystoreFile: z.string().optional(),
  passwordFile: z.string().optional(),
} as const;

/** Values of the shared settings on the local network. */
export const localCommonSettings = {
  chainId: 31_337,
  chainPollMs: 300,
  replaceAfterMs: 6_000,
  reorgDepth: 16,
} as const;
