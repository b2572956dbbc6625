import { actionGroups } from "@sonm/protocol/proposals/actionGroups.ts";
import type { ActionField } from "@sonm/protocol/proposals/ActionField.ts";
import { fieldText } from "@sonm/protocol/proposals/fieldText.ts";
import type { ActionGroup, ProposalAction } from "@sonm/protocol/proposals/ProposalAction.ts";
import { proposalActions } from "@sonm/protocol/proposals/proposalActions.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import type { DaoVerb } from "../Dao.ts";

/** `dao actions`: what a proposal can be made of; `dao actions <id>`: which values one of them takes. */
export const actions: DaoVerb = {
  how: "actions [<id>]",
  flags: [],
  run: async ({ words: [id] }) => {
    if (id === undefined) {
      const groups = Object.entries(actionGroups) as [ActionGroup, string][];
      return {
        lines: groups.flatMap(([group, name]) => [
          `${name}:`,
          ...proposalActions.filter((one) => one.group === group).map((one) => `  ${one.id}: ${one.title}`),
        ]),
        data: proposalActions.map(({ id: name, group, title, help }) => ({ id: name, group, title, help })),
      };
    }
    const action = proposalActions.find((one) => one.id.toLowerCase() === id.toLowerCase());
    if (action === undefined)
      throw new ConfigError([`There is no action "${id}". \`dao actions\` lists what there is.`]);
    return { lines: linesOf(action), data: dataOf(action) };
  },
};

const linesOf = ({ id, title, help, fields }: ProposalAction): string[] => [
  `${id}: ${title}. ${help}`,
  ...fields.flatMap((field) =>
    field.kind === "group"
      ? (field.fields ?? []).map((part) => fieldLine({ ...part, name: `${field.name}.0.${part.name}` }))
      : [fieldLine(field)],
  ),
];

function fieldLine(field: ActionField): string {
  const { name, label, hint, least, most, zero, standard, choices } = field;
  const numeric = !["text", "longText", "list", "benchmarks"].includes(field.kind);
  const say = (bound: bigint): string => fieldText({ ...field, zero: undefined }, bound);
  const bounds = [
    ...(numeric && least !== undefined && least > 1n ? [`at least ${say(least)}`] : []),
    ...(numeric && most !== undefined ? [`at most ${say(most)}`] : []),
    ...(choices === undefined ? [] : [`one of: ${choices.map(({ word }) => word).join(", ")}`]),
    ...(zero !== undefined || standard !== undefined ? ["can be left out"] : []),
  ];
  return `  --set ${name}=…  ${label}. ${hint}${bounds.length === 0 ? "" : ` (${bounds.join("; ")})`}.`;
}

const dataOf = ({ id, group, title, help, fields }: ProposalAction): object => ({ id, group, title, help, fields });
