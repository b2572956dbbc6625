import { expect, type Page } from "@playwright/test";

import type { Shell } from "./Shell.ts";

/** An action of a proposal: its id, and what is entered by the names of its fields. */
export interface ProposedAction {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Groups that are needed beyond none: milestones, say, by their field's name. */
  readonly groups?: Readonly<Record<string, number>>;
}

// Milliseconds
const SENT_WITHIN = 30_000;
/** The index hears of a proposal a few blocks later. */
const LISTED_WITHIN = 60_000;
/** The vote's delay, the vote, and its extension; then the treasury's longest wait of the local network. */
const STAGE_WITHIN = 150_000;

/** The DAO's pages, as a holder walks through them. */
export class Dao {
  readonly page: Page;

  constructor(readonly shell: Shell) {
    this.page = shell.page;
  }

  /** Fills the form of a proposal in; sends nothing. */
  async write(title: string, reasons: string, actions: readonly ProposedAction[]): Promise<void> {
    await this.shell.open("/dao/propose");
    for (const [index, { id, fields, groups = {} }] of actions.entries()) {
      if (index > 0) await this.page.getByTestId("add-action").click();
      await this.page.getByTestId(`action-${id}`).click();
      const form = this.page.getByTestId("draft-action").nth(index);
      for (const [group, count] of Object.entries(groups)) {
        const had = await form.getByTestId(`group-${group}`).count();
        for (let more = had; more < count; more += 1) await form.getByTestId(`add-${group}`).click();
      }
      for (const [name, value] of Object.entries(fields)) await form.getByTestId(`field-${name}`).fill(value);
    }
    await this.page.getByTestId("propose-title").fill(title);
    await this.page.getByTestId("propose-body").fill(reasons);
  }

  /** Proposes what is written, and opens its page. */
  async propose(title: string): Promise<number> {
    await this.page.getByTestId("propose-submit").click();
    await expect(this.page.getByTestId("propose-done")).toBeVisible({ timeout: SENT_WITHIN });
    await this.page.getByTestId("propose-look").click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(title, { timeout: LISTED_WITHIN });
    return Number(/\/dao\/proposals\/(\d+)$/.exec(this.page.url())?.[1]);
  }

  async open(proposal: number): Promise<void> {
    await this.shell.open(`/dao/proposals/${proposal}`);
  }

  async reaches(stage: string): Promise<void> {
    await expect(this.page.getByTestId("proposal-stage").first()).toHaveAttribute("data-stage", stage, {
      timeout: STAGE_WITHIN,
    });
  }

  /** Votes for the proposal on screen with the account that is connected. */
  async voteFor(reason: string): Promise<void> {
    await this.page.getByTestId("vote-reason").fill(reason);
    await this.page.getByTestId("vote-submit").click();
    await expect(this.page.getByTestId("vote-cast")).toBeVisible({ timeout: SENT_WITHIN });
  }

  /** Queues the accepted proposal on screen, waits as long as the treasury does, and executes it. */
  async carryOut(): Promise<void> {
    await this.reaches("accepted");
    await this.page.getByTestId("proposal-queue").click();
    await this.reaches("queued");
    const execute = this.page.getByTestId("proposal-execute");
    await expect(execute).toBeVisible({ timeout: STAGE_WITHIN });
    await execute.click();
    await this.reaches("executed");
  }

  /** The whole way of a decision by the holder, whose votes suffice alone. */
  async decide(title: string, reasons: string, actions: readonly ProposedAction[]): Promise<number> {
    await this.shell.open("/dao");
    await this.shell.useLocalAccount("holder");
    await this.write(title, reasons, actions);
    const number = await this.propose(title);
    await this.reaches("votes");
    await this.voteFor("");
    await this.carryOut();
    return number;
  }
}
