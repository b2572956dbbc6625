import { useSyncExternalStore } from "react";

/** `system` follows the reader's system. `public/theme.js` reads the same choice before the first paint. */
export type Theme = "system" | "light" | "dark";

const KEY = "sonm.theme";
const DARK = "(prefers-color-scheme: dark)";
const listeners = new Set<() => void>();

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

function apply(): void {
  const theme = stored();
  const dark = theme === "dark" || (theme === "system" && matchMedia(DARK).matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) matchMedia(DARK).addEventListener("change", apply);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) matchMedia(DARK).removeEventListener("change", apply);
  };
}

/** Chooses a theme, for later visits too. */
export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice can't be kept, and the system's theme stays.
  }
  apply();
}

/** The chosen theme, and whether the page is dark now. */
export function useTheme(): { readonly theme: Theme; readonly dark: boolean } {
  const theme = useSyncExternalStore(subscribe, stored);
  const dark = useSyncExternalStore(subscribe, () => document.documentElement.dataset["theme"] === "dark");
  return { theme, dark };
}
