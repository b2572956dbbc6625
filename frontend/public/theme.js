// Sets the colour theme before the first paint. A file, since the page's policy forbids inline scripts.
(() => {
  let choice = "system";
  try {
    choice = localStorage.getItem("sonm.theme") ?? "system";
  } catch {
    // Storage may be blocked: the system's theme serves.
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
