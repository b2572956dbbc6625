import type { ActionField } from "./ActionField.ts";
import type { ActionValues } from "./ActionValues.ts";
import type { ArgValue } from "./ArgValue.ts";
import type { ProposalAction } from "./ProposalAction.ts";
import { ProposalFieldError } from "./ProposalFieldError.ts";
import { readField } from "./readField.ts";

/** A tuple while it is filled. */
type Nested = { [name: string]: ArgValue | Nested };

/**
 * The arguments of an action's own call, in the order of its fields.
 *
 * @throws ProposalFieldError for the first value that does not fit, or that no field has
 */
export function fieldArgs(action: ProposalAction, values: ActionValues): readonly ArgValue[] {
  refuseUnknown(action, values);
  const args: Nested = {};
  for (const field of action.fields) {
    place(args, field.name, field.kind === "group" ? readGroup(field, values) : readField(field, values[field.name]));
  }
  return Object.values(args);
}

/** An argument by the name of its field, out of the arguments of a call; undefined where there is none. */
export function argOf(action: ProposalAction, args: readonly ArgValue[], name: string): ArgValue | undefined {
  const [head = "", ...rest] = name.split(".");
  const heads = [...new Set(action.fields.map((field) => field.name.split(".")[0]))];
  return rest.reduce<ArgValue | undefined>((value, part) => componentOf(value, part), args[heads.indexOf(head)]);
}

/** A component of a tuple. */
export function componentOf(value: ArgValue | undefined, name: string): ArgValue | undefined {
  if (typeof value !== "object") return undefined;
  return (value as Readonly<Record<string, ArgValue>>)[name];
}

function place(args: Nested, name: string, value: ArgValue): void {
  const parts = name.split(".");
  const last = parts.pop() ?? name;
  const tuple = parts.reduce((parent, part) => (parent[part] ??= {}) as Nested, args);
  tuple[last] = value;
}

function readGroup(field: ActionField, values: ActionValues): readonly ArgValue[] {
  const elements: ArgValue[] = [];
  for (let index = 0; Object.keys(values).some((name) => name.startsWith(`${field.name}.${index}.`)); ++index) {
    const element: Record<string, ArgValue> = {};
    for (const part of field.fields ?? []) {
      const name = `${field.name}.${index}.${part.name}`;
      element[part.name] = readField({ ...part, name, label: `${part.label} ${index + 1}` }, values[name]);
    }
    elements.push(element);
  }
  const { least = 0n, most } = field;
  if (elements.length < least) throw new ProposalFieldError(field.name, field.label, `Give at least ${least}.`);
  if (most !== undefined && elements.length > most) {
    throw new ProposalFieldError(field.name, field.label, `Give at most ${most}.`);
  }
  return elements;
}

function refuseUnknown(action: ProposalAction, values: ActionValues): void {
  for (const name of Object.keys(values)) {
    if (action.fields.some((field) => isOf(field, name, values))) continue;
    const names = action.fields.map((field) =>
      field.kind === "group"
        ? (field.fields ?? []).map((part) => `${field.name}.0.${part.name}`).join(", ")
        : field.name,
    );
    throw new ProposalFieldError("", name, `${action.id} has no value "${name}". Give ${names.join(", ")}.`);
  }
}

function isOf({ name, kind, fields = [] }: ActionField, given: string, values: ActionValues): boolean {
  if (kind !== "group") return name === given;
  const [, index = "", part = ""] = given.startsWith(`${name}.`) ? given.slice(name.length).split(/\.(.*?)\./) : [];
  if (!/^(0|[1-9]\d*)$/.test(index) || !fields.some((field) => field.name === part)) return false;
  const count = Number(index);
  // A gap would be left out without a word.
  return count === 0 || Object.keys(values).some((other) => other.startsWith(`${name}.${count - 1}.`));
}
