import { isTest } from "./isTest.ts";
import type { SourceFile } from "./sourceFiles.ts";

type Home = {
  /** What may be written only there. */
  readonly pattern: RegExp;
  readonly files: RegExp;
  readonly isHome: (path: string) => boolean;
  readonly problem: string;
};

const HOMES: readonly Home[] = [
  {
    pattern: /\b0x[0-9a-fA-F]{40}\b/,
    files: /\.(sol|ts|tsx|js|mjs|json|ya?ml|html)$/,
    isHome: (path) => path.startsWith("protocol/") || isTest(path),
    problem: "addresses live in protocol/networks.json",
  },
  {
    pattern: /\bprocess\.env\b|\bimport\.meta\.env\b/,
    files: /\.(ts|tsx|js|mjs)$/,
    isHome: (path) => path.startsWith("scripts/") || /(^|\/)[^/]*config[^/]*(\/|\.\w+$)/i.test(path),
    problem: "the environment is read in one config module of each program, the rest gets arguments",
  },
  {
    pattern: /["'`](function|event|error|constructor) ?\w*\([^"'`]*\)|\btype: ?["'](function|event)["']/,
    files: /\.(ts|tsx)$/,
    isHome: (path) => path.startsWith("protocol/") || isTest(path) || path.startsWith("scripts/lib/generate/"),
    problem: "ABIs are generated into protocol/src/generated",
  },
];

/** Addresses, environment reads and ABIs outside their one home. */
export function checkHomes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    HOMES.filter((home) => home.files.test(file.path) && !home.isHome(file.path)).flatMap((home) =>
      file.text
        .split("\n")
        .flatMap((line, index) => (home.pattern.test(line) ? [`${file.path}:${index + 1}: ${home.problem}`] : [])),
    ),
  );
}
