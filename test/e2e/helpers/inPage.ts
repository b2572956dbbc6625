// What runs in the page is text: this program knows no DOM.

/** The first elements beyond the right edge, where the page would scroll sideways. */
export const BEYOND_THE_EDGE = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 3)
    .map((element) => element.outerHTML.slice(0, 200));
})()`;

/** What moves at the moment. */
export const MOVING = `document.getAnimations()
  .filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().endTime) > 1)
  .map(({ effect }) => effect?.target?.outerHTML.slice(0, 200))`;

/** Tries what a page that was broken into would do; answers with the directives that were in the way. */
export const BREAK_OUT = `(async () => {
  const directives = new Set();
  document.addEventListener("securitypolicyviolation", (event) => directives.add(event.effectiveDirective));
  const inline = document.createElement("script");
  inline.textContent = "globalThis.inlineRan = true";
  const foreign = document.createElement("script");
  foreign.src = "https://strangers.example/x.js";
  const frame = document.createElement("iframe");
  frame.src = "https://verify.walletconnect.org/";
  document.body.append(inline, foreign, frame);
  await fetch("https://strangers.example/").catch(() => undefined);
  try {
    new WebSocket("wss://relay.walletconnect.org");
  } catch {
    // Refused at once.
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { directives: [...directives].sort(), inlineRan: "inlineRan" in globalThis };
})()`;
