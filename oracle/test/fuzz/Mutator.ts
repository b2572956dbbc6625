/** JSON as a fuzzer sees it. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Most changes to one message. */
const MOST_CHANGES = 3;

/** Nesting that overflows the stack of whoever walks a value without a limit. */
const DEPTH = 20_000;

/** Makes messages that are nearly right, or not at all. The same seed gives the same messages. */
export class Mutator {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** A valid message with some of its parts changed, or one of random parts. */
  value(valid: unknown): unknown {
    if (this.#below(20) === 0) return this.#junk(3);
    let mutated = structuredClone(valid) as Json;
    for (let changes = 1 + this.#below(MOST_CHANGES); changes > 0; changes -= 1) mutated = this.#change(mutated, 0);
    return mutated;
  }

  /** The text of a valid message with some bytes changed, cut off or repeated; JSON no more, most of the time. */
  text(valid: string): string {
    const at = this.#below(valid.length + 1);
    const end = Math.min(valid.length, at + this.#below(12));
    switch (this.#below(8)) {
      case 0:
        return valid.slice(0, at);
      case 1:
        return valid.slice(0, at) + valid.slice(end);
      case 2:
        return valid.slice(0, end) + valid.slice(at);
      case 3:
        return valid.slice(0, at) + String.fromCharCode(this.#below(0x1_0000)) + valid.slice(at + 1);
      case 4:
        return (
          valid.slice(0, at) + this.#pick(["9".repeat(400), "-0", "1e999", "0.1", "null", '"', "\u0000", "[", "}"])
        );
      case 5:
        return "[".repeat(DEPTH) + "]".repeat(DEPTH);
      case 6:
        return `{"body":${'{"a":'.repeat(DEPTH)}1${"}".repeat(DEPTH)}}`;
      default:
        return Array.from({ length: this.#below(64) }, () => String.fromCharCode(this.#below(0x250))).join("");
    }
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(things: readonly T[]): T {
    return things[this.#below(things.length)] as T;
  }

  /** Changes a part somewhere in the value: now and then this one, else one in it. */
  #change(value: Json, depth: number): Json {
    const isLeaf = typeof value !== "object" || value === null;
    if (isLeaf || (depth > 0 && this.#below(4) === 0)) return this.#replace(value);
    if (Array.isArray(value)) return this.#changeArray(value, depth);
    const keys = Object.keys(value);
    const key = this.#pick(keys.length === 0 ? ["a"] : keys);
    switch (this.#below(8)) {
      case 0: {
        const { [key]: _gone, ...rest } = value;
        return rest;
      }
      case 1:
        return { ...value, [this.#pick(["__proto__x", "constructor", "toJSON", "", "a".repeat(300)])]: this.#junk(2) };
      default:
        return { ...value, [key]: this.#change(value[key] ?? null, depth + 1) };
    }
  }

  #changeArray(value: Json[], depth: number): Json {
    const at = this.#below(value.length);
    const item = value[at];
    if (item === undefined) return [this.#junk(2)];
    switch (this.#below(6)) {
      case 0:
        return value.filter((_, index) => index !== at);
      case 1:
        return [...value, item];
      case 2:
        return value.toReversed();
      default:
        return value.map((other, index) => (index === at ? this.#change(other, depth + 1) : other));
    }
  }

  #replace(value: Json): Json {
    if (typeof value === "string" && value.length > 0 && this.#below(2) === 0) {
      const at = this.#below(value.length);
      const digit = this.#below(16).toString(16);
      return this.#pick([
        value.slice(0, at) + digit + value.slice(at + 1),
        value.slice(0, at),
        value + digit,
        value.toUpperCase(),
        `${value}\n`,
      ]);
    }
    if (typeof value === "number" && this.#below(2) === 0) {
      return this.#pick([value + 1, value - 1, -value, value + 0.5, value * 2 ** 40]);
    }
    return this.#junk(2);
  }

  #junk(depth: number): Json {
    if (depth > 0 && this.#below(3) === 0) {
      const items = Array.from({ length: this.#below(4) }, () => this.#junk(depth - 1));
      return this.#below(2) === 0 ? items : Object.fromEntries(items.map((item, index) => [`k${index}`, item]));
    }
    return this.#pick<Json>([
      ...[null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e300, "", "0x", "0", "-1", "1e9", "00"],
      ...["9".repeat(78), "9".repeat(20_000), `0x${"f".repeat(40)}`, `0x${"0".repeat(64)}`, `0x${"ff".repeat(65)}`],
      ...[`0x${"g".repeat(40)}`, "\u0000", "\ud800", "é".repeat(50), "a".repeat(5_000)],
    ]);
  }
}
