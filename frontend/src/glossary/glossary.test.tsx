import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { Term } from "./Term.tsx";
import { TERMS } from "./terms.ts";

describe("a word", () => {
  it("says what it means when it is focused, and no more when it is left", async () => {
    render(<Term id="ledger">ledger</Term>);
    const user = userEvent.setup();
    await user.tab();
    const card = await screen.findByRole("tooltip");
    expect(card.textContent).toBe(TERMS.ledger.text);
    expect(screen.getByTestId("term").getAttribute("aria-describedby")).toBe(card.id);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("says it when it is tapped", async () => {
    render(<Term id="ask">ask</Term>);
    await userEvent.setup().click(screen.getByTestId("term"));
    expect((await screen.findByRole("tooltip")).textContent).toBe(TERMS.ask.text);
  });
});

describe("the glossary", () => {
  it("explains each word once, in one or two sentences", () => {
    const all = Object.values(TERMS);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    const sentences = (text: string) => text.match(/[.]( |$)/g)?.length ?? 0;
    expect(all.filter(({ text }) => sentences(text) < 1 || sentences(text) > 2)).toEqual([]);
  });
});
