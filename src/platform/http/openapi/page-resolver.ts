interface Json {
  readonly [key: string]: unknown;
}

interface Resolved {
  readonly spec: unknown;
  readonly errors: readonly unknown[];
}

/** The part of Swagger UI's global object that a plugin uses. */
declare const SwaggerUIBundle: { readonly plugins: { readonly DownloadUrl: unknown } };

/**
 * A plugin of Swagger UI, which runs in the browser and resolves references within the document. The resolver that Swagger UI brings for
 * OpenAPI 3.1 builds a tree of objects of the whole document for each part, which takes seconds for each operation that is opened; our
 * document refers to nothing outside itself. The result is the same, except for the page address before each reference.
 *
 * It uses only methods: for functions named after variables the build would insert a helper, which browsers do not have.
 */
export function pageResolver(): readonly unknown[] {
  const steps = {
    isObject(value: unknown): value is Json {
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    },
    at(document: unknown, keys: readonly string[]): unknown {
      return keys.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
    },
    merged(one: unknown, other: unknown): unknown {
      if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
      if (!steps.isObject(one) || !steps.isObject(other)) return other;
      const all: Record<string, unknown> = { ...one };
      for (const [key, value] of Object.entries(other))
        all[key] = key in one ? steps.merged(one[key], value) : value;
      return all;
    },
    /** `within` holds the references followed so far; a reference to one of them is circular and stays as it is. */
    resolved(document: unknown, value: unknown, within: readonly string[]): unknown {
      if (Array.isArray(value)) return value.map((each) => steps.resolved(document, each, within));
      if (!steps.isObject(value)) return value;
      const { $ref, ...rest } = value;
      if (typeof $ref === 'string' && within.includes($ref)) return value;
      const own: Record<string, unknown> = {};
      for (const [key, each] of Object.entries(rest)) own[key] = steps.resolved(document, each, within);
      if (typeof $ref === 'string') {
        const keys = $ref.split('/').slice(1);
        const target = steps.at(
          document,
          keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
        );
        const found = steps.resolved(document, target, [...within, $ref]);
        return { ...(found as Json), $$ref: $ref, ...own };
      }
      if (!Array.isArray(own['allOf'])) return own;
      const { allOf, ...others } = own;
      const parts = (allOf as readonly Json[]).map(({ $$ref: _named, ...each }) => each);
      return [...parts, others].reduce<unknown>((one, other) => steps.merged(one, other), {});
    },
  };
  return [
    SwaggerUIBundle.plugins.DownloadUrl,
    {
      fn: {
        resolveSubtree(document: unknown, path: readonly string[]): Promise<Resolved> {
          const spec = steps.resolved(document, steps.at(document, path), []);
          return Promise.resolve({ spec, errors: [] });
        },
      },
    },
  ];
}
