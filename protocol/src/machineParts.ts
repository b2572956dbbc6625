/**
 * A part of a machine that is measured on its own.
 *
 * - `code`: with which the names begin under which rounds tell of it: `cpu` of `cpu`, `cpu.single`, `cpu.multi` and `cpu.cores`
 */
export interface MachinePart {
  readonly code: string;
  readonly label: string;
}

/** The parts of a machine, in the order in which they are shown. */
export const MACHINE_PARTS: readonly MachinePart[] = [
  { code: "inventory", label: "Inventory" },
  { code: "cpu", label: "Processor" },
  { code: "memory", label: "Memory" },
  { code: "disk", label: "Disk" },
  { code: "network", label: "Network" },
  { code: "gpu", label: "Graphics cards" },
];

const TESTS: Readonly<Record<string, string>> = {
  inventory: "inventory",
  cpu: "processor test",
  "cpu.single": "test of one core",
  "cpu.multi": "test of all cores",
  "cpu.cores": "count of cores",
  memory: "memory test",
  disk: "disk test",
  network: "network test",
  "network.download": "download test",
  "network.upload": "upload test",
  gpu: "test of the graphics cards",
  wait: "wait before a test",
};

/** Which part of a machine a failure's name is about; undefined for a part that this version does not know. */
export function partOf(name: string): MachinePart | undefined {
  return MACHINE_PARTS.find(({ code }) => name === code || name.startsWith(`${code}.`));
}

/**
 * Why a part of a machine is not attested, as a sentence: "The disk test failed: block 3 of lane 2 is not what was
 * written."
 *
 * @param name of the part, as a round tells it
 * @param reason a sentence, or words
 */
export function failureSentence(name: string, reason: string): string {
  const test = TESTS[name] ?? TESTS[partOf(name)?.code ?? ""] ?? `test "${name}"`;
  const why = reason.trim().replace(/[.\s]+$/, "");
  if (why === "") return `The ${test} failed.`;
  // An abbreviation keeps its capitals.
  const start = /^[A-Z](?![A-Z])/.test(why) ? `${why.charAt(0).toLowerCase()}${why.slice(1)}` : why;
  return `The ${test} failed: ${start}.`;
}
