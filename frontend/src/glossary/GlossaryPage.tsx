import { Link } from "@tanstack/react-router";

import { PageHeader } from "../ui/PageHeader.tsx";
import { Panel } from "../ui/Panel.tsx";
import { TERMS } from "./terms.ts";

const SORTED = Object.entries(TERMS).toSorted(([, one], [, other]) => one.title.localeCompare(other.title, "en"));

/** Every word of the field, and what it means here. */
export function GlossaryPage() {
  return (
    <>
      <PageHeader title="Glossary">The words of this market, in a sentence or two each.</PageHeader>
      <Panel>
        <dl className="space-y-4" data-testid="glossary">
          {SORTED.map(([id, { title, text, to }]) => (
            <div key={id} id={id} data-testid="glossary-term">
              <dt className="font-semibold">{title}</dt>
              <dd className="mt-0.5 max-w-3xl text-muted text-pretty">
                {text}
                {to !== undefined && (
                  <>
                    {" "}
                    <Link to={to} className="text-accent underline">
                      Where it matters<span className="sr-only">: {title}</span>
                    </Link>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
