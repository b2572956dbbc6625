import { getBytes } from "ethers";

const PUSH1 = 0x60;
const PUSH32 = 0x7f;

/** Bytes that say how long the compiler's notes are, at the very end of the code. */
const NOTES_LENGTH = 2;

/** Numbers of the instructions in deployed code, without the data that they push and the notes behind them. */
export function instructionsOf(code: string): ReadonlySet<number> {
  const bytes = getBytes(code);
  const [high = 0, low = 0] = bytes.slice(-NOTES_LENGTH);
  const end = bytes.length - NOTES_LENGTH - (high * 256 + low);
  const found = new Set<number>();
  for (let at = 0; at < end; at += 1) {
    const instruction = bytes[at] ?? 0;
    found.add(instruction);
    if (instruction >= PUSH1 && instruction <= PUSH32) at += instruction - PUSH1 + 1;
  }
  return found;
}
