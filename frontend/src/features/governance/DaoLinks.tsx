import { Link, type LinkProps } from "@tanstack/react-router";

interface DaoLink {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly text: string;
  readonly about: string;
}

const LINKS: readonly DaoLink[] = [
  { to: "/dao/proposals", text: "Proposals", about: "All that was ever decided, and how" },
  { to: "/dao/roadmap", text: "Roadmap", about: "What holders want built first" },
  { to: "/dao/works", text: "Work", about: "What was ordered, by whom it is done, what is paid" },
  { to: "/dao/reports", text: "Reports", about: "Who owes the DAO which, and what they say" },
  { to: "/dao/treasury", text: "Treasury", about: "What came in, and where it went" },
  { to: "/dao/releases", text: "Releases", about: "Versions of the programs, and which still count" },
  { to: "/dao/charter", text: "Charter", about: "What the DAO is for, in its own words" },
  { to: "/dao/directory", text: "Directory", about: "The contracts that it stands for" },
  { to: "/dao/delegates", text: "Delegates", about: "Who votes with whose SNM" },
  { to: "/dao/brake", text: "Emergency brake", about: "Stops new deals at once" },
  { to: "/validators", text: "Validators and bans", about: "Whom the DAO appointed, and whom it banned" },
];

/** The way to everything about the DAO. */
export function DaoLinks() {
  return (
    <nav aria-label="The DAO's pages">
      <ul className="grid gap-3 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        {LINKS.map(({ to, text, about }) => (
          <li key={to}>
            <Link
              to={to}
              data-testid={`dao-to${to.replaceAll("/", "-")}`}
              className="block h-full rounded-xl border bg-surface px-4 py-3 transition-colors hover:bg-raised/50"
            >
              <span className="block font-medium">{text}</span>
              <span className="block text-xs text-muted text-pretty">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
