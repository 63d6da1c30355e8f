import type { OpenAPIObject } from '@nestjs/swagger';
import { namedLists } from '../../../shared/named-list.js';
import type { JsonSchema, ModelClass } from '../fields/schema.js';
import {
  fieldsOf,
  jsonSchemaOf,
  listedSchema,
  modelsByName,
  referenceTo,
  withNested,
} from '../fields/schema.js';
import type { RouteContract } from './route-contracts.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/**
 * The enforced schemas of all classes that operations name, with nested ones. Request bodies are closed to unknown fields; answers are
 * open, because they may get more fields later.
 */
export function shapesOf(named: Iterable<string>, bodies: readonly ModelClass[]): Schemas {
  const known = modelsByName();
  const sent = nestedIn(bodies);
  const answered = nestedIn([...named].flatMap((name) => known.get(name) ?? []));
  return Object.fromEntries(
    [...answered, ...sent].map((model) => {
      const { additionalProperties, ...open } = jsonSchemaOf(model);
      return [model.name, sent.has(model) ? { ...open, additionalProperties } : open] as const;
    }),
  ) as object as Schemas;
}

function nestedIn(models: readonly ModelClass[]): ReadonlySet<ModelClass> {
  return new Set(models.flatMap((model) => [...withNested(model)]));
}

/** The named lists that the document refers to. */
export function listsIn(document: object): Schemas {
  const text = JSON.stringify(document);
  const used = [...namedLists()].filter(([name]) => text.includes(`"${referenceTo({ name })}"`));
  return Object.fromEntries(used.map(([name, values]) => [name, listedSchema(values)])) as object as Schemas;
}

/** The parameters of a query, each with the schema of its field. */
export function addQuery(operation: Operation, { query }: RouteContract): void {
  if (!query) return;
  const { properties, required = [] } = jsonSchemaOf(query);
  const parameters = [...fieldsOf(query).keys()].map((name) => {
    const { description, ...schema } = properties[name] as JsonSchema & { readonly description?: string };
    const texts = description === undefined ? {} : { description };
    return { name, in: 'query', required: required.includes(name), ...texts, schema } as Parameter;
  });
  operation.parameters = [...(operation.parameters ?? []), ...parameters];
}
