import type { AstNode } from "./solidityAst.ts";

/** The NatSpec of a node as a TypeScript comment; empty where it has none. */
export function documentation(node: AstNode): string {
  const text = (node["documentation"] as { text?: string } | undefined)?.text;
  if (text === undefined) return "";
  const lines = text.split("\n").map((line) => line.trim().replace(/^@(notice|dev) /, ""));
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}
