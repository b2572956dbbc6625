import {
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  buildSchema,
  parse,
  print,
} from "graphql";
import { format } from "prettier";

const HEADER = `# Written by \`npm run generate\` from subgraph/schema.graphql: what graph-node makes of it. Do not edit.

scalar BigDecimal
scalar BigInt
scalar Bytes
scalar Int8
scalar Timestamp

enum OrderDirection { asc desc }
enum Aggregation_interval { hour day }
enum _SubgraphErrorPolicy_ { allow deny }
input Block_height { hash: Bytes number: Int number_gte: Int }
type _Block_ { hash: Bytes number: Int! timestamp: Int parentHash: Bytes }
type _Meta_ { block: _Block_! deployment: String! hasIndexingErrors: Boolean! }
`;

const ORDERED = ["not", "gt", "lt", "gte", "lte", "in", "not_in"];
const UNORDERED = ["not", "in", "not_in"];
const LISTS = ["not", "contains", "not_contains"];

const namedOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedOf(type.type));
const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
const isDerived = (field: FieldDefinitionNode) => field.directives?.some(({ name }) => name.value === "derivedFrom");
const fieldsOf = (entity: ObjectTypeDefinitionNode) => entity.fields ?? [];
/** As graph-node has it: `hardwareClasses`, `orders`. */
const pluralOf = (name: string) =>
  /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}${/(?:s|sh|ch|x|z)$/.test(name) ? "es" : "s"}`;
const lowerFirst = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const LIST_ARGUMENTS = (name: string) =>
  `skip: Int = 0, first: Int = 100, orderBy: ${name}_orderBy, orderDirection: OrderDirection, where: ${name}_filter`;
const AT_BLOCK = "block: Block_height, subgraphError: _SubgraphErrorPolicy_! = deny";

/** What an aggregation can be narrowed by: when an interval began, and its dimensions. */
const isAggregated = (field: FieldDefinitionNode) => field.directives?.some(({ name }) => name.value === "aggregate");

/**
 * The query interface of the entities, time series and aggregations in a subgraph's schema. That an aggregation can answer
 * with the interval that runs is left out: graph-node answers with nulls then where nothing happened in it yet.
 */
function querySchemaOf(document: DocumentNode): string {
  const objects = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const isSeries = ({ directives }: ObjectTypeDefinitionNode) =>
    directives?.some(({ arguments: values }) => values?.some(({ name }) => name.value === "timeseries")) ?? false;
  const entities = objects.filter(({ directives }) => directives?.some(({ name }) => name.value === "entity"));
  const aggregations = objects.filter(({ directives }) => directives?.some(({ name }) => name.value === "aggregation"));
  const known = new Map(entities.map((entity) => [entity.name.value, entity]));
  const enums = document.definitions.filter(
    (node): node is EnumTypeDefinitionNode => node.kind === Kind.ENUM_TYPE_DEFINITION,
  );
  const enumNames = new Set(enums.map(({ name }) => name.value));

  const objectType = (entity: ObjectTypeDefinitionNode) => {
    const fields = fieldsOf(entity).map((field) => {
      const target = namedOf(field.type);
      const parameters = isList(field.type) && known.has(target) ? `(${LIST_ARGUMENTS(target)})` : "";
      const text = field.description === undefined ? "" : `  """${field.description.value}"""\n`;
      return `${text}  ${field.name.value}${parameters}: ${print(field.type)}`;
    });
    return `"""${entity.description?.value ?? ""}"""\ntype ${entity.name.value} {\n${fields.join("\n")}\n}`;
  };

  const filterFields = (field: FieldDefinitionNode): string[] => {
    const name = field.name.value;
    const type = namedOf(field.type);
    const nested = known.has(type) ? [`${name}_: ${type}_filter`] : [];
    if (isDerived(field)) return nested;
    const scalar = known.has(type) ? "String" : type;
    if (isList(field.type))
      return [`${name}: [${scalar}!]`, ...LISTS.map((op) => `${name}_${op}: [${scalar}!]`), ...nested];
    const ordered = scalar === "Boolean" || enumNames.has(scalar) ? UNORDERED : ORDERED;
    const operators = type === "String" ? [...ordered, "contains_nocase"] : ordered;
    const value = (op: string) => (op.endsWith("in") ? `[${scalar}!]` : scalar);
    return [`${name}: ${scalar}`, ...operators.map((op) => `${name}_${op}: ${value(op)}`), ...nested];
  };
  const filterType = (entity: ObjectTypeDefinitionNode) => {
    const name = `${entity.name.value}_filter`;
    const narrowing = fieldsOf(entity).filter((field) => !isAggregated(field));
    const fields = [...narrowing.flatMap(filterFields), `and: [${name}]`, `or: [${name}]`];
    return `input ${name} {\n  ${fields.join("\n  ")}\n}`;
  };

  const orderType = (entity: ObjectTypeDefinitionNode) => {
    const values = fieldsOf(entity).flatMap((field) => {
      const target = isList(field.type) ? undefined : known.get(namedOf(field.type));
      const inner =
        target === undefined ? [] : fieldsOf(target).filter(({ type }) => !known.has(namedOf(type)) && !isList(type));
      return [field.name.value, ...inner.map(({ name }) => `${field.name.value}__${name.value}`)];
    });
    return `enum ${entity.name.value}_orderBy {\n  ${values.join("\n  ")}\n}`;
  };

  const roots = entities.flatMap((entity) => {
    const name = entity.name.value;
    const single = isSeries(entity) ? [] : [`${lowerFirst(name)}(id: ID!, ${AT_BLOCK}): ${name}`];
    return [...single, `${pluralOf(lowerFirst(name))}(${LIST_ARGUMENTS(name)}, ${AT_BLOCK}): [${name}!]!`];
  });
  const volumes = aggregations.map(
    ({ name: { value: name } }) =>
      `${pluralOf(lowerFirst(name))}(interval: Aggregation_interval!, ` +
      `skip: Int = 0, first: Int = 100, where: ${name}_filter): [${name}!]!`,
  );
  const query = `type Query {\n  ${[...roots, ...volumes, "_meta(block: Block_height): _Meta_"].join("\n  ")}\n}`;
  return [
    HEADER,
    query,
    ...enums.map((node) => print(node)),
    ...entities.flatMap((entity) => [objectType(entity), filterType(entity), orderType(entity)]),
    ...aggregations.flatMap((entity) => [objectType(entity), filterType(entity)]),
    "",
  ].join("\n\n");
}

/**
 * The query interface that graph-node makes of a subgraph's schema, as far as the page uses it. graph-node derives it by
 * fixed rules, so no running one is needed to know which queries are valid.
 *
 * @throws graphql's error if the schema is none
 */
export async function querySchema(subgraphSchema: string): Promise<string> {
  const schema = querySchemaOf(parse(subgraphSchema));
  buildSchema(schema);
  return format(print(parse(schema)), { parser: "graphql", printWidth: 120 });
}
