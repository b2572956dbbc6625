import { actionGroups } from "@sonm/protocol/proposals/actionGroups.ts";
import type { ActionGroup, ProposalAction } from "@sonm/protocol/proposals/ProposalAction.ts";
import { proposalActions } from "@sonm/protocol/proposals/proposalActions.ts";
import { useState } from "react";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { findActions } from "./proposalDraft.ts";

/** Everything that can be proposed, by group, narrowed by words. */
export function ActionPicker({ onPick }: { readonly onPick: (action: ProposalAction) => void }) {
  const { contracts } = useRuntimeConfig();
  const [wanted, setWanted] = useState("");
  const known = proposalActions.filter(({ contract }) => contracts[contract] !== undefined);
  const [about, setAbout] = useState<ActionGroup | "">("");
  const found = findActions(known, wanted).filter(({ group }) => about === "" || group === about);
  const groups = Object.entries(actionGroups) as [ActionGroup, string][];
  return (
    <div className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          type="search"
          label="Find an action"
          placeholder="fee, pay, work order…"
          testId="action-search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Select
          label="About"
          testId="action-about"
          value={about}
          onChange={(event) => setAbout(event.target.value as ActionGroup | "")}
        >
          <option value="">Everything</option>
          {groups.map(([group, name]) => (
            <option key={group} value={group}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {found.length === 0 && (
        <p className="text-muted" role="status" data-testid="action-none">
          No action has these words. Try fewer of them, or look at everything.
        </p>
      )}
      <div className="max-h-[28rem] space-y-4 overflow-y-auto" role="region" aria-label="Actions" tabIndex={0}>
        {groups.map(([group, name]) => {
          const actions = found.filter((action) => action.group === group);
          return (
            actions.length > 0 && (
              <section key={group} aria-label={name}>
                <h3 className="mb-1 text-xs font-medium text-muted">{name}</h3>
                <ul className="divide-y rounded-lg border">
                  {actions.map((action) => (
                    <li key={action.id}>
                      <button
                        type="button"
                        data-testid={`action-${action.id}`}
                        className="block w-full px-3 py-2 text-left hover:bg-raised"
                        onClick={() => onPick(action)}
                      >
                        <span className="block font-medium">{action.title}</span>
                        <span className="block text-xs text-muted text-pretty">{action.help}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </div>
  );
}
