import { type ReactNode, use } from "react";

import { HeaderHelpContext } from "./HeaderHelp.ts";

interface PageHeaderProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly aside?: ReactNode;
}

/** Title of a page, a line on it, how it is used, and what belongs to the right. */
export function PageHeader({ title, children, aside }: PageHeaderProps) {
  const help = use(HeaderHelpContext);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <div className="flex items-start gap-1.5">
            <h1 className="min-w-0 text-2xl leading-8 font-semibold tracking-[-0.02em]">{title}</h1>
            {help?.mark}
          </div>
          {children !== undefined && <div className="mt-1 max-w-3xl text-muted text-pretty">{children}</div>}
        </div>
        {aside}
      </div>
      {help?.hint}
    </>
  );
}
