/** The status page's look: the colours of SONM's page, light and dark as the reader's system is. */
export const statusStyle = `
:root { color-scheme: light dark;
  --canvas: light-dark(oklch(0.982 0.003 255), oklch(0.172 0.011 262));
  --surface: light-dark(oklch(1 0 0), oklch(0.205 0.012 262));
  --line: light-dark(oklch(0.918 0.007 255), oklch(0.288 0.015 262));
  --text: light-dark(oklch(0.225 0.022 262), oklch(0.945 0.006 260));
  --muted: light-dark(oklch(0.485 0.02 260), oklch(0.715 0.016 260));
  --good: light-dark(oklch(0.5 0.115 158), oklch(0.775 0.125 160));
  --warn: light-dark(oklch(0.52 0.11 68), oklch(0.805 0.115 78));
  --bad: light-dark(oklch(0.53 0.185 25), oklch(0.745 0.135 22));
  --accent: light-dark(oklch(0.515 0.175 262), oklch(0.735 0.125 258)); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.25rem; }
h2 { font-size: 1rem; margin: 0 0 0.5rem; }
p { margin: 0 0 0.5rem; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 0.875em ui-monospace, Menlo, monospace; overflow-wrap: anywhere; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem; min-width: 0; }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); margin-top: 1rem; }
.wide { margin-top: 1rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--muted); font-weight: 500; font-size: 0.875rem; }
tbody th { font-weight: 500; color: var(--muted); min-width: 6rem; overflow-wrap: anywhere; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.muted { color: var(--muted); }
.good { color: var(--good); }
.warning { color: var(--warn); }
.error { color: var(--bad); }
ul { margin: 0; padding: 0; list-style: none; }
li + li { margin-top: 0.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
li { overflow-wrap: anywhere; }
li strong { display: block; font-size: 0.875rem; }
`;
