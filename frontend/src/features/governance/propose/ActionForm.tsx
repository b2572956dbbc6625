import type { ActionField } from "@sonm/protocol/proposals/ActionField.ts";
import type { ActionValues } from "@sonm/protocol/proposals/ActionValues.ts";
import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { ActionFieldInput } from "./ActionFieldInput.tsx";
import { type DraftAction, type DraftFault, groupCount, withoutElement } from "./proposalDraft.ts";

interface ActionFormProps {
  readonly draft: DraftAction;
  /** Its place in the proposal, from 1. */
  readonly place: number;
  /** What is missing; undefined where nothing is. */
  readonly fault: DraftFault | undefined;
  /** Whether what is missing is told also where nothing was entered. */
  readonly strict: boolean;
  readonly disabled: boolean;
  readonly onValues: (values: ActionValues) => void;
  readonly onRemove: () => void;
}

/** The values of one action of the proposal. */
export function ActionForm({ draft, place, fault, strict, disabled, onValues, onRemove }: ActionFormProps) {
  const { action, values } = draft;
  const input = (field: ActionField) => (
    <ActionFieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      fault={strict && fault?.field === field.name ? fault.remedy : undefined}
      disabled={disabled}
      testId={`field-${field.name}`}
      onChange={(value) => onValues({ ...values, [field.name]: value })}
    />
  );
  return (
    <fieldset className="rounded-lg border p-4" data-testid="draft-action" data-action={action.id}>
      <legend className="sr-only">
        Action {place}: {action.title}
      </legend>
      <div className="mb-3 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">
            <span className="text-muted">{place}.</span> {action.title}
          </p>
          <p className="mt-0.5 text-xs text-muted text-pretty">{action.help}</p>
        </div>
        <IconButton label={`Remove action ${place}`} testId="draft-remove" disabled={disabled} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="space-y-4">
        {action.fields.map((field) =>
          field.kind === "group" ? (
            <Group
              key={field.name}
              field={field}
              values={values}
              fault={strict && fault?.field === field.name ? fault.remedy : undefined}
              disabled={disabled}
              input={input}
              onValues={onValues}
            />
          ) : (
            input(field)
          ),
        )}
        {fault?.field === "" && (
          <Notice tone="bad" testId="draft-fault">
            {fault.remedy}
          </Notice>
        )}
      </div>
    </fieldset>
  );
}

interface GroupProps {
  readonly field: ActionField;
  readonly values: ActionValues;
  readonly fault: string | undefined;
  readonly disabled: boolean;
  readonly input: (field: ActionField) => ReactNode;
  readonly onValues: (values: ActionValues) => void;
}

/** Values that come as often as they are needed: milestones, say. */
function Group({ field, values, fault, disabled, input, onValues }: GroupProps) {
  const { name, label, hint, fields = [], most } = field;
  const count = groupCount(field, values);
  const full = most !== undefined && BigInt(count) >= most;
  const add = () =>
    onValues({ ...values, ...Object.fromEntries(fields.map((part) => [`${name}.${count}.${part.name}`, ""])) });
  return (
    <div>
      <p className="text-xs font-medium text-muted">{label}</p>
      <p className="mb-2 text-xs text-muted">
        {fault === undefined ? hint : <span className="text-bad">{fault}</span>}
      </p>
      <div className="space-y-3">
        {Array.from({ length: count }, (_, index) => (
          <fieldset key={index} className="rounded-lg bg-raised p-3" data-testid={`group-${name}`}>
            <legend className="sr-only">
              {label}, number {index + 1}
            </legend>
            <div className="mb-2 flex items-center justify-between">
              <span className="text-xs font-medium">{index + 1}</span>
              <IconButton
                label={`Remove ${label.toLowerCase()} ${index + 1}`}
                disabled={disabled}
                onClick={() => onValues(withoutElement(field, values, index))}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </div>
            <div className="grid gap-3 sm:grid-cols-2">
              {fields.map((part) => input({ ...part, name: `${name}.${index}.${part.name}` }))}
            </div>
          </fieldset>
        ))}
        <Button size="small" disabled={disabled || full} data-testid={`add-${name}`} onClick={add}>
          <Plus aria-hidden className="size-3.5" />
          Add one
        </Button>
      </div>
    </div>
  );
}
