import type { Program } from "./programFacts.ts";
import { guaranteeWords } from "./programWords.ts";

/** What a program promises a machine that is admitted, sentence by sentence. */
export function GuaranteeList({ program }: { readonly program: Program }) {
  return (
    <ul className="list-disc space-y-1.5 pl-5 text-pretty" data-testid="guarantee">
      {guaranteeWords(program).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
