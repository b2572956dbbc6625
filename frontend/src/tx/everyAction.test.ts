// @vitest-environment node
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../", import.meta.url));

/** What asks a wallet for something, and where alone it may stand: the engine, which simulates and follows. */
const ASKS_A_WALLET =
  /\b(sendTransaction|writeContract|signTypedData|signMessage|sendCalls)\b|\buse(Send|Write|Sign)[A-Z]\w*/;
const ENGINE = "tx/runAction.ts";

/** Sends with a public key of the local network: no wallet is asked. */
const NO_WALLET = ["wallet/faucet/giveTestCoins.ts"];

/** The parts of `tx/` that show how an action goes: a failure with its remedy, and the one button. */
const SHOWS_FAILURE = /<(ActionBox|ActionFailure)\b/;
const HAS_BUTTON = /<(ActionBox|ActionButton)\b/;

let files: Map<string, string>;

beforeAll(async () => {
  const names = await readdir(SOURCE, { recursive: true });
  const own = names.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^testing\//.test(name));
  files = new Map(
    await Promise.all(own.map(async (name) => [name, await readFile(`${SOURCE}${name}`, "utf8")] as const)),
  );
});

const sourceOf = (name: string): string => files.get(name) ?? "";

/** The components of a file that are given its runner: `<SendOnBox runner={runner}`. */
const givenRunner = (text: string): readonly string[] =>
  [...text.matchAll(/<([A-Z]\w+)(?:(?!\/>|<)[\s\S])*?\brunner=\{/g)].map(([, name = ""]) => name);

/** A file with everything that it hands its runner to. */
function withParts(name: string, seen = new Set<string>()): string {
  if (seen.has(name)) return "";
  seen.add(name);
  const text = sourceOf(name);
  const parts = givenRunner(text).flatMap((part) => [...files.keys()].filter((file) => file.endsWith(`/${part}.tsx`)));
  return [text, ...parts.map((part) => withParts(part, seen))].join("\n");
}

const runners = () => [...files].filter(([, text]) => /= useAction\(\)/.test(text)).map(([name]) => name);

describe("everything that the page asks a wallet for", () => {
  it("goes through the one engine, which simulates before and follows after", () => {
    const others = [...files]
      .filter(([name, text]) => name !== ENGINE && !NO_WALLET.includes(name) && ASKS_A_WALLET.test(text))
      .map(([name]) => name);
    expect(others).toEqual([]);
    expect(sourceOf(ENGINE)).toMatch(ASKS_A_WALLET);
  });

  it("is there", () => {
    expect(runners().length).toBeGreaterThan(40);
  });

  it("starts from the one button, which connects and switches networks first", () => {
    expect(runners().filter((name) => !HAS_BUTTON.test(withParts(name)))).toEqual([]);
  });

  it("says why it failed and what to do", () => {
    expect(runners().filter((name) => !SHOWS_FAILURE.test(withParts(name)))).toEqual([]);
  });

  it("is named by every one who makes it", () => {
    // Types hold that each action and each prompt has words; here, that none of them are empty.
    const empty = [...files].filter(([, text]) => /\b(title|label): (""|''|``)/.test(text)).map(([name]) => name);
    expect(empty.filter((name) => sourceOf(name).includes("prompts"))).toEqual([]);
  });
});
