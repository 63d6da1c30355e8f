import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createAjv } from '../../src/platform/http/contract/ajv.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/**
 * The committed document, as those read it who write clients. It leaves room for later members of an answer; here one that
 * it does not show is a mistake.
 */
const document = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8'),
  (_key, value: unknown) => (isObjectSchema(value) ? { additionalProperties: false, ...value } : value),
) as {
  readonly paths: Paths;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
};

function resolved(response: Response | undefined): Response | undefined {
  const name = response?.$ref?.split('/').at(-1);
  return name === undefined ? response : document.components.responses[name];
}

function isObjectSchema(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'properties' in value;
}

const ajv = createAjv();
addFormats.default(ajv, ['uri']);
for (const [name, schema] of Object.entries(document.components.schemas))
  ajv.addSchema(schema, `#/components/schemas/${name}`);

/** Literal segments before parameters: `/quotes/export` is no quote. */
const routes = Object.keys(document.paths)
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }));

const validators = new Map<string, ValidateFunction>();

export interface Given {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/**
 * Throws when the document does not know an answer that a test has got: its status, its code, the members of its body. What
 * is not in the document at all, such as health, is not its business.
 */
export function assertDocumented({ method, url, status, contentType, body }: Given): void {
  const path = url.split('?', 1)[0] ?? '';
  const route = routes.find(({ pattern }) => pattern.test(path))?.path;
  const verb = method.toLowerCase();
  const operation = route === undefined ? undefined : document.paths[route]?.[verb];
  if (route === undefined || !operation || status === 304) return;
  const place = `${method} ${route} ${status}`;
  const response = resolved(operation.responses[status]);
  if (!response) throw new Error(`client/openapi.json does not know ${place}: ${JSON.stringify(body)}`);
  const media = contentType.split(';', 1)[0] ?? '';
  if (response.content && !Object.keys(response.content).some((each) => each === media))
    throw new Error(`client/openapi.json does not know ${place} as ${media}`);
  if (status >= 400 && media === 'application/problem+json') {
    const { code } = body as { readonly code: string };
    if (!response.description?.includes(`\`${code}\``))
      throw new Error(`client/openapi.json does not know ${place} ${code}: name it in @Problems`);
  }
  assertShape(place, response, media, body);
}

function assertShape(place: string, response: Response, media: string, body: unknown): void {
  const schema = media.endsWith('json') ? response.content?.[media]?.schema : undefined;
  if (!schema) return;
  const validate = validators.get(place) ?? ajv.compile(schema);
  validators.set(place, validate);
  if (!validate(body)) {
    const broken = (validate.errors ?? []).map(({ instancePath, keyword, params }) => ({
      instancePath,
      keyword,
      params,
    }));
    throw new Error(`The answer of ${place} breaks its schema: ${JSON.stringify(broken)}`);
  }
}
