import {
  Outlet,
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from "@tanstack/react-router";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { MemoryStorage } from "../lib/MemoryStorage.ts";
import { PageStorage } from "../lib/PageStorage.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { PageHelp } from "./PageHelp.tsx";
import { PAGE_HELP } from "./pageHelp.ts";
import { isFirstVisit, rememberVisit } from "./seenPages.ts";

const ROUTES = import.meta.glob<string>("../routes/*.tsx", { query: "?raw", import: "default", eager: true });

/** The addresses of all pages, as their routes have them. */
const paths = Object.values(ROUTES)
  .flatMap((text) => /createFileRoute\("([^"]+)"\)/.exec(text)?.[1] ?? [])
  .map((path) => (path === "/" ? path : path.replace(/\/$/, "")));

describe("what is said of pages", () => {
  it("is there for every page, and for no other", () => {
    expect(paths.length).toBeGreaterThan(40);
    expect(Object.keys(PAGE_HELP).toSorted()).toEqual(paths.toSorted());
  });

  it("takes two or three sentences, and says each time what it costs or where money goes", () => {
    for (const [path, text] of Object.entries(PAGE_HELP)) {
      const sentences = text.match(/[.]( |$)/g)?.length ?? 0;
      expect(sentences, path).toBeGreaterThanOrEqual(2);
      expect(sentences, path).toBeLessThanOrEqual(4);
    }
    expect(new Set(Object.values(PAGE_HELP)).size).toBe(paths.length);
  });
});

/** Two pages with a header each, as the layout shows them. */
async function show() {
  const root = createRootRoute({
    component: () => (
      <PageHelp>
        <Outlet />
      </PageHelp>
    ),
  });
  const page = (path: string, title: string) =>
    createRoute({ getParentRoute: () => root, path, component: () => <PageHeader title={title} /> });
  const router = createRouter({
    routeTree: root.addChildren([page("/deals/", "Deals"), page("/deals/$id", "Deal"), page("/glossary", "Glossary")]),
    history: createMemoryHistory({ initialEntries: ["/deals/"] }),
  });
  render(<RouterProvider router={router as never} />);
  await screen.findByRole("heading", { name: "Deals" });
  return { user: userEvent.setup(), go: (to: string) => act(() => router.navigate({ to } as never)) };
}

// What is loaded when it is asked for takes a while to be read for the first time.
beforeAll(async () => {
  await import("./HelpPopover.tsx");
});

describe("the header of a page", () => {
  beforeEach(() => localStorage.clear());

  it("explains the page to whoever is new, until it is dismissed, and not again", async () => {
    const { user, go } = await show();
    expect((await screen.findByTestId("page-hint")).textContent).toContain(PAGE_HELP["/deals"]);
    await user.click(screen.getByRole("button", { name: "Dismiss this hint" }));
    expect(screen.queryByTestId("page-hint")).toBeNull();
    await go("/deals/0x12");
    await waitFor(() => expect(screen.getByTestId("page-hint").textContent).toContain(PAGE_HELP["/deals/$id"]));
    await go("/deals");
    await screen.findByRole("heading", { name: "Deals" });
    expect(screen.queryByTestId("page-hint")).toBeNull();
  });

  it("says it again at a press of a key, and gives the focus back", async () => {
    const { user } = await show();
    const mark = screen.getByRole("button", { name: "What is this page for?" });
    mark.focus();
    await user.keyboard("{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "What this page is for" });
    expect(dialog.textContent).toContain(PAGE_HELP["/deals"]);
    expect(mark.getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.activeElement).toBe(mark);
  });
});

describe("the first visit", () => {
  it("is one until it is remembered, page by page", () => {
    const storage = new MemoryStorage();
    expect(isFirstVisit(storage, "/deals")).toBe(true);
    rememberVisit(storage, "/deals");
    rememberVisit(storage, "/deals");
    expect([isFirstVisit(storage, "/deals"), isFirstVisit(storage, "/orders")]).toEqual([false, true]);
    storage.setItem("sonm.help.seen", "{");
    expect(isFirstVisit(storage, "/deals")).toBe(true);
  });

  it("is none where the browser keeps nothing", () => {
    expect(isFirstVisit(new PageStorage(), "/deals")).toBe(false);
  });
});
