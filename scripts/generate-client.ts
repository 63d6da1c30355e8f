import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenAPIObject } from '@nestjs/swagger';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];
type Media = Readonly<Record<string, { readonly schema?: object; readonly example?: unknown }>>;

const NOTICE = '// Made from openapi.json by `npm run generate`. Change the routes instead.\n\n';
const PROBLEM = 'application/problem+json';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const HERE = join(import.meta.dirname, '..', 'client');

/** `npm run generate` writes what the client is made of from the committed document; with `--check` it tells what is out of date. */
const document = withoutProtocol(JSON.parse(textOf('openapi.json')) as OpenAPIObject);
const files = {
  'src/api.gen.ts': await clientTypes(document),
  'src/operations.gen.ts': clientOperations(document),
};
for (const [name, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(join(HERE, name), text);
  else if (textOf(name) !== text) {
    process.exitCode = 1;
    process.stderr.write(`client/${name} is out of date: npm run generate\n`);
  }
}

function textOf(name: string): string {
  return readFileSync(join(HERE, name), 'utf8');
}

/** Tokens are the client's own business, so nobody calls the endpoints of the authorization server by it. */
function withoutProtocol(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(document.paths).filter(([, { get, post }]) => !isOfProtocol(get ?? post));
  return { ...document, paths: Object.fromEntries(paths) };
}

function isOfProtocol(operation: Operation | undefined): boolean {
  return operation?.tags?.includes('authorization-server') === true;
}

/** The types of the client, by openapi-typescript. */
async function clientTypes(document: OpenAPIObject): Promise<string> {
  const ast = await openapiTS(JSON.stringify(forTypes(document)), {
    alphabetize: false,
    immutable: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return NOTICE + astToString(ast);
}

/** What the client has to know of each operation while it runs. */
function clientOperations(document: OpenAPIObject): string {
  const lines = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [[operation.operationId ?? '', contractOf(method, path, operation)] as const] : [];
    }),
  );
  const table = lines
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, facts]) => `  ${name}: ${JSON.stringify(facts)},\n`)
    .join('');
  return `${NOTICE}export const OPERATIONS = {\n${table}} as const;\n`;
}

function contractOf(method: string, path: string, operation: Operation) {
  const { parameters = [], requestBody, responses, security = [] } = operation;
  const has = (name: string): boolean =>
    parameters.some((one) => ('name' in one ? one.name === name : one.$ref.endsWith(`/${name}`)));
  const sent = requestBody && 'content' in requestBody ? Object.keys(requestBody.content)[0] : undefined;
  const answered = successes(responses).flatMap(([, answer]) =>
    answer && 'content' in answer ? Object.keys(answer.content ?? {}) : [],
  );
  return {
    method: method.toUpperCase(),
    path,
    ...(security.length === 0 && { isPublic: true }),
    ...(has('IdempotencyKey') && { isIdempotent: true }),
    ...(has('IfMatch') && { isVersioned: true }),
    ...(has('cursor') && { isPaged: true }),
    ...(sent !== undefined && sent !== 'application/json' && { contentType: sent }),
    ...(answered.some((type) => type !== 'application/json') && { isStream: true }),
  };
}

/**
 * The client throws what went wrong, whatever its status: so the types need one list of codes for each operation, and are a
 * third as long with it. Headers are the client's business.
 */
function forTypes(document: OpenAPIObject): object {
  const shared = document.components?.responses ?? {};
  const slim = structuredClone(document);
  for (const item of Object.values(slim.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const codes = Object.values(operation.responses).flatMap((answer) =>
        codesOf(answer && '$ref' in answer ? shared[answer.$ref.split('/').at(-1) ?? ''] : answer),
      );
      const answers = successes(operation.responses).map(([status, answer]) => {
        const { headers: _, ...rest } = answer as { readonly headers?: object };
        return [status, rest] as const;
      });
      operation.responses = {
        ...(Object.fromEntries(answers) as Responses),
        default: {
          description: '',
          content: { [PROBLEM]: { schema: { type: 'string', enum: [...new Set(codes)].sort() } } },
        },
      };
      if (operation.requestBody && 'content' in operation.requestBody)
        for (const media of Object.values(operation.requestBody.content)) delete media.example;
      operation.parameters = (operation.parameters ?? []).filter((one) => 'in' in one);
    }
  }
  return { ...slim, components: { schemas: slim.components?.schemas } };
}

function successes(responses: Responses): (readonly [string, Responses[string]])[] {
  return Object.entries(responses).filter(([status]) => status.startsWith('2'));
}

function codesOf(answer: object | undefined): readonly string[] {
  const { content } = (answer ?? {}) as { readonly content?: Media };
  const { allOf = [] } = (content?.[PROBLEM]?.schema ?? {}) as {
    readonly allOf?: readonly {
      readonly properties?: { readonly code?: { readonly enum?: readonly string[] } };
    }[];
  };
  return allOf.flatMap(({ properties }) => properties?.code?.enum ?? []);
}
