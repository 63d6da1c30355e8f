import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SUNSET } from '../deprecated.js';
import { assertComplete } from './completeness.js';
import { addBodyExamples } from './examples.js';
import { EventMessage } from '../../events/event-message.js';
import { webhooksOf } from './event-webhooks.js';
import { HEADER_COMPONENTS, addHeaders } from './headers.js';
import { describedRoutesOf } from './described-routes.js';
import { PROBLEM_SCHEMAS, addProblemResponses } from './problem-responses.js';
import { DESCRIPTION, inOrderOfWork } from './texts.js';
import { securityOf, securitySchemes } from './security.js';
import type { RouteContract } from './route-contracts.js';
import { operationIdOf, routeContracts } from './route-contracts.js';
import { addQuery, listsIn, shapesOf } from './shapes.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * Builds the OpenAPI 3.1 document from the controllers and our decorators. Its text does not depend on configuration or on the order of
 * imports, so that it can be committed. Throws a list of operations that lack an id, a summary, a tag or a typed answer.
 */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Bindery')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .build();
  const document = SwaggerModule.createDocument(app, frame, {
    operationIdFactory: operationIdOf,
    autoTagControllers: false,
    // Included because webhooks send it, even if no route answers with it.
    extraModels: [EventMessage],
  });
  const contracts = routeContracts(app);
  const responses: NonNullable<OpenAPIObject['components']>['responses'] = {};
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      const known = operation && contracts.get(operation.operationId ?? '');
      if (!operation || !known) continue;
      addQuery(operation, known);
      addHeaders(operation, known);
      Object.assign(responses, addProblemResponses(method, operation, known));
      operation.security = known.isPublic ? [] : securityOf(known.permission);
      if (SUNSET in operation) operation.deprecated = true;
      operation.description = [operation.description, neededFor(known)]
        .filter((part) => part !== undefined && part !== '')
        .join('\n\n');
    }
  }
  const others = describedRoutesOf(app);
  const paths = Object.assign(
    {},
    document.paths,
    ...others.map(({ paths }) => paths),
  ) as typeof document.paths;
  const named = document.components?.schemas ?? {};
  const bodies = [...contracts.values()].flatMap(({ body }) => body ?? []);
  const shapes = Object.assign(
    { ...named, ...shapesOf(Object.keys(named), bodies), ...PROBLEM_SCHEMAS },
    ...others.map(({ schemas }) => schemas),
  ) as typeof named;
  const schemas = { ...shapes, ...listsIn([paths, shapes]) };
  const tags = new Set(operationsOf({ ...document, paths }).flatMap((operation) => operation.tags ?? []));
  const complete: OpenAPIObject = {
    ...document,
    tags: inOrderOfWork(tags),
    paths: sorted(paths),
    webhooks: webhooksOf(),
    components: {
      ...document.components,
      ...HEADER_COMPONENTS,
      responses: sorted(responses),
      schemas: sorted(schemas),
      securitySchemes: Object.assign(
        securitySchemes(),
        ...others.map(({ securitySchemes }) => securitySchemes),
      ),
    },
  };
  addBodyExamples(complete);
  assertComplete(complete);
  return complete;
}

function neededFor({ isPublic, permission }: RouteContract): string {
  if (isPublic) return 'Open to everybody: it needs no access token.';
  return permission === undefined ? 'Needs an access token.' : `Needs the permission \`${permission}\`.`;
}

/** The operations of all paths and methods. */
export function operationsOf(document: OpenAPIObject): readonly Operation[] {
  return Object.values(document.paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));
}

function sorted<Value>(table: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
