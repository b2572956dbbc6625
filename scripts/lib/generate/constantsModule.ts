import { documentation } from "./documentation.ts";
import { evaluate, type ConstantValue } from "./evaluate.ts";
import { literal } from "./literal.ts";
import { parseSolidity } from "./solidityAst.ts";

/** `constants.ts`: the protocol's fixed numbers; integers are bigint, hashes are hex strings. */
export async function constantsModule(): Promise<string> {
  const trees = await parseSolidity("contracts/types/Constants.sol");
  const known = new Map<string, ConstantValue>();
  const lines: string[] = [];
  for (const tree of trees.values()) {
    for (const node of tree.nodes ?? []) {
      if (node.nodeType !== "VariableDeclaration" || node.name === undefined) continue;
      const value = evaluate(node["value"] as never, known);
      known.set(node.name, value);
      lines.push(`${documentation(node)}export const ${node.name} = ${literal(value)};\n`);
    }
  }
  return lines.join("\n");
}
