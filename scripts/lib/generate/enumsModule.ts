import { documentation } from "./documentation.ts";
import { literal } from "./literal.ts";
import { parseSolidity, type AstNode } from "./solidityAst.ts";

function collect(node: AstNode): AstNode[] {
  if (node.nodeType === "EnumDefinition") return [node];
  return (node.nodes ?? []).flatMap(collect);
}

/** `enums.ts`: an object and a type for each enum of the interfaces and value types. */
export async function enumsModule(): Promise<string> {
  const trees = await parseSolidity("contracts/types/*.sol", "contracts/interfaces/*.sol");
  const enums = [...trees.values()].flatMap(collect);
  const names = enums.map((node) => node.name ?? "");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The enum ${twice} is declared twice; give each its own name.`);
  return enums
    .map((node) => {
      const members = node["members"] as AstNode[];
      const object = literal(Object.fromEntries(members.map((member, index) => [member.name, index])));
      const type = `export type ${node.name} = (typeof ${node.name})[keyof typeof ${node.name}];`;
      return `${documentation(node)}export const ${node.name} = ${object} as const;\n${type}\n`;
    })
    .join("\n");
}
