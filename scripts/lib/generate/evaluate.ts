import { id } from "ethers";

import type { AstNode } from "./solidityAst.ts";

export type ConstantValue = bigint | boolean | string;

const UNITS: Record<string, bigint> = {
  wei: 1n,
  gwei: 10n ** 9n,
  ether: 10n ** 18n,
  seconds: 1n,
  minutes: 60n,
  hours: 3_600n,
  days: 86_400n,
  weeks: 604_800n,
};

const OPERATORS: Record<string, (left: bigint, right: bigint) => bigint> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  "**": (left, right) => left ** right,
  "<<": (left, right) => left << right,
  ">>": (left, right) => left >> right,
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
};

/** `1_000`, `1e18`, `2.5e18` and `0xff`, exactly. */
function parseNumber(source: string): bigint {
  const text = source.replaceAll("_", "");
  if (text.startsWith("0x")) return BigInt(text);
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const zeros = Number(exponent) - fraction.length;
  if (zeros < 0) throw new Error(`${source} is not a whole number`);
  return BigInt(whole + fraction) * 10n ** BigInt(zeros);
}

function typeLimit(type: string, member: string): bigint {
  const [, unsigned, width] = /^(u?)int(\d*)$/.exec(type) ?? [];
  if (unsigned === undefined) throw new Error(`type(${type}) has no number`);
  const bits = BigInt(width === undefined || width === "" ? 256 : width);
  if (member === "max") return 2n ** (unsigned === "u" ? bits : bits - 1n) - 1n;
  return unsigned === "u" ? 0n : -(2n ** (bits - 1n));
}

/** Evaluates the expression of a Solidity constant, given the constants that were declared before it. */
export function evaluate(node: AstNode, known: ReadonlyMap<string, ConstantValue>): ConstantValue {
  const child = (field: string): AstNode => node[field] as AstNode;
  const number = (part: AstNode): bigint => {
    const value = evaluate(part, known);
    if (typeof value !== "bigint") throw new Error(`${String(value)} is not a number`);
    return value;
  };
  switch (node.nodeType) {
    case "Literal": {
      if (node["kind"] === "string") return node["value"] as string;
      if (node["kind"] === "bool") return node["value"] === "true";
      const unit = node["subdenomination"] as string | null | undefined;
      return parseNumber(node["value"] as string) * (unit ? (UNITS[unit] ?? 0n) : 1n);
    }
    case "Identifier": {
      const value = known.get(node.name ?? "");
      if (value === undefined) throw new Error(`${node.name} is not a constant of these files`);
      return value;
    }
    case "TupleExpression":
      return evaluate((node["components"] as AstNode[])[0]!, known);
    case "UnaryOperation":
      if (node["operator"] === "-") return -number(child("subExpression"));
      break;
    case "BinaryOperation": {
      const operator = OPERATORS[node["operator"] as string];
      if (operator) return operator(number(child("leftExpression")), number(child("rightExpression")));
      break;
    }
    case "MemberAccess": {
      const call = child("expression");
      const callee = call["expression"] as AstNode | undefined;
      if (call.nodeType !== "FunctionCall" || callee?.name !== "type") break;
      const argument = (call["arguments"] as AstNode[])[0]!;
      return typeLimit((argument["typeName"] as AstNode).name ?? "", node["memberName"] as string);
    }
    case "FunctionCall": {
      const callee = child("expression");
      const value = evaluate((node["arguments"] as AstNode[])[0]!, known);
      if (callee.name === "keccak256") return id(String(value));
      const isCast = callee.nodeType === "ElementaryTypeNameExpression" || callee["memberName"] === "wrap";
      if (isCast) return value;
      break;
    }
  }
  throw new Error(`constants can't be read from a ${node.nodeType}`);
}
