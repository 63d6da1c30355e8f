import { describe, expect, it } from '@jest/globals';
import { pageDocument } from './page-document.js';

type Parse = (asYaml: unknown, page: object) => (text: string) => object;

describe('the document as the page of the API reads it', () => {
  const { statePlugins } = pageDocument() as {
    readonly statePlugins: { readonly spec: { readonly wrapActions: { readonly parseToJson: Parse } } };
  };
  const updateJsonSpec = (document: object): object => document;
  const read = statePlugins.spec.wrapActions.parseToJson(undefined, { specActions: { updateJsonSpec } });

  it('names the ways to sign in of people only', () => {
    const document = {
      paths: {
        '/a': {
          get: { security: [{ bearer: [] }, { openIdConnect: [] }, { client: [], bearer: [] }] },
          post: {},
          parameters: [{ name: 'b' }],
        },
      },
      components: { schemas: { A: {} }, securitySchemes: { openIdConnect: {}, client: {}, bearer: {} } },
    };
    expect(read(JSON.stringify(document))).toEqual({
      paths: { '/a': { get: { security: [{ bearer: [] }] }, post: {}, parameters: [{ name: 'b' }] } },
      components: { schemas: { A: {} }, securitySchemes: { bearer: {} } },
    });
  });
});
