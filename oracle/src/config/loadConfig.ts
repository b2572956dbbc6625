import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import type { z } from "zod";

import { ConfigError } from "./ConfigError.ts";

/** Where a program's settings come from. */
export interface ConfigSources {
  /** Command-line arguments, without those of Node. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A program's settings: their names, and what they are where nobody sets them. */
export interface ConfigSpec<Shape extends z.ZodRawShape> {
  /** Of the environment variables, such as `SONM_NODE_`. */
  readonly prefix: string;
  readonly schema: z.ZodObject<Shape>;
  /** For each profile, values that replace the schema's own defaults. */
  readonly profiles: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A setting's name as a flag: `rpcUrl` is `rpc-url`. */
export const flagName = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A setting's name as an environment variable: `rpcUrl` is `SONM_NODE_RPC_URL`. */
export const variableName = (prefix: string, key: string): string =>
  prefix + flagName(key).replaceAll("-", "_").toUpperCase();

/**
 * Reads settings from flags, environment variables and a JSON file (`--config`), in this order, and checks them.
 *
 * @throws ConfigError with a sentence for each problem
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  spec: ConfigSpec<Shape>,
  { argv, environment }: ConfigSources,
): z.output<z.ZodObject<Shape>> {
  const keys = Object.keys(spec.schema.shape);
  const flags = readFlags(keys, argv);
  const fileName = flags["config"] ?? environment[variableName(spec.prefix, "config")];
  const file = fileName === undefined ? {} : readFile(fileName);

  const texts = Object.fromEntries(
    keys.flatMap((key) => {
      const text = flags[flagName(key)] ?? environment[variableName(spec.prefix, key)];
      return text === undefined || text === "" ? [] : [[key, valueOf(text, spec.schema.shape[key] as z.ZodType)]];
    }),
  );
  const given: Record<string, unknown> = { ...file, ...texts };
  const profile = given["profile"];
  const defaults = (typeof profile === "string" ? spec.profiles[profile] : undefined) ?? {};

  const result = spec.schema.safeParse({ ...defaults, ...given });
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => sentence(issue, { ...defaults, ...given }, spec.prefix)));
}

function readFlags(keys: readonly string[], argv: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(["config", ...keys].map((key) => [flagName(key), { type: "string" as const }]));
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`);
    const reason = error instanceof Error ? error.message.split(". To specify")[0] : String(error);
    throw new ConfigError([`${reason}. Known flags: ${names.join(", ")}.`]);
  }
}

function readFile(name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(name, "utf8"));
  } catch (error) {
    throw new ConfigError([`The configuration file ${name} can't be read as JSON: ${(error as Error).message}.`]);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ConfigError([`The configuration file ${name} must hold one JSON object.`]);
}

/** A text is taken as it is where the setting accepts it, else as JSON. */
function valueOf(text: string, schema: z.ZodType): unknown {
  if (schema.safeParse(text).success) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function sentence(issue: z.core.$ZodIssue, input: Record<string, unknown>, prefix: string): string {
  if (issue.code === "unrecognized_keys") {
    return `The configuration file has unknown settings: ${issue.keys.join(", ")}. Remove them or correct their names.`;
  }
  const key = String(issue.path[0] ?? "");
  const value = issue.path.reduce<unknown>(
    (part, name) =>
      typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[name] : undefined,
    input,
  );
  const where = issue.path.map(String).join(".");
  const how = `Set it with --${flagName(key)}, ${variableName(prefix, key)} or "${key}" in the configuration file.`;
  if (value === undefined) return `${where} is missing. ${how}`;
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return `${where} is ${shown}: ${issue.message}. ${how}`;
}
