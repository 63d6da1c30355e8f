import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pageResolver } from './page-resolver.js';

type Resolve = (
  document: object,
  path: readonly string[],
) => Promise<{ readonly spec: unknown; readonly errors: readonly unknown[] }>;

describe('what the page of the API resolves by itself', () => {
  let resolveSubtree: Resolve;

  // What the page has, and this process has not.
  beforeAll(() => {
    Object.assign(globalThis, { SwaggerUIBundle: { plugins: { DownloadUrl: 'download' } } });
    const [download, { fn }] = pageResolver() as [string, { fn: { resolveSubtree: Resolve } }];
    expect(download).toBe('download');
    resolveSubtree = fn.resolveSubtree;
  });
  afterAll(() => void Reflect.deleteProperty(globalThis, 'SwaggerUIBundle'));

  const document = {
    paths: { '/a': { get: { schema: { $ref: '#/components/schemas/One', description: 'here' } } } },
    components: {
      schemas: {
        One: { description: 'there', properties: { two: { $ref: '#/components/schemas/T~1wo~0' } } },
        'T/wo~': { type: ['string', 'null'] },
        Tree: { properties: { leaf: { $ref: '#/components/schemas/Tree' } } },
        All: {
          allOf: [
            { $ref: '#/components/schemas/One' },
            { required: ['a'], properties: { b: { type: 'number' } } },
          ],
          required: ['b'],
        },
      },
    },
  };
  const schema = async (name: string): Promise<unknown> =>
    (await resolveSubtree(document, ['components', 'schemas', name])).spec;

  it('puts what is referred to in its place, says whence it comes, and keeps what stands beside', async () => {
    const { spec, errors } = await resolveSubtree(document, ['paths', '/a', 'get']);
    expect(spec).toEqual({
      schema: {
        $$ref: '#/components/schemas/One',
        description: 'here',
        properties: {
          two: { $$ref: '#/components/schemas/T~1wo~0', type: ['string', 'null'] },
        },
      },
    });
    expect(errors).toEqual([]);
  });

  it('leaves a reference that leads back to itself', async () => {
    const reference = { $ref: '#/components/schemas/Tree' };
    expect(await schema('Tree')).toEqual({
      properties: { leaf: { $$ref: reference.$ref, properties: { leaf: reference } } },
    });
  });

  it('makes one of what holds together', async () => {
    expect(await schema('All')).toEqual({
      description: 'there',
      properties: {
        two: { $$ref: '#/components/schemas/T~1wo~0', type: ['string', 'null'] },
        b: { type: 'number' },
      },
      required: ['a', 'b'],
    });
  });

  it('finds nothing where nothing is', async () => {
    expect((await resolveSubtree(document, ['paths', '/b', 'get'])).spec).toBeUndefined();
  });
});
