/** What one does on the pages that people open first. Apart from the other pages' words: a first visit loads no more than these. */
export const FRONT_HELP = {
  "/": "Here you rent a machine: narrow the list to what you need, and press an offer to see its price and checks. Nothing leaves your wallet before you sign. A deal takes a reserve, pays it out by the second, and returns the rest.",
  "/earn":
    "See what your machine could earn before you install anything: choose or measure it, and compare. It is a forecast from what such machines are rented for now, and no promise. Nothing here costs money.",
  "/find":
    "Say what your task needs, and the page finds the best machines for it and why. Nothing is bought before you have seen the checks and signed. Each machine is then a deal of its own, paid by the second.",
} as const;
