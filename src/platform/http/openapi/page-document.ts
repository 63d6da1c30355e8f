import type { OpenAPIObject } from '@nestjs/swagger';

interface Page {
  readonly specActions: { readonly updateJsonSpec: (document: object) => unknown };
}

/**
 * A plugin of Swagger UI, which runs in the browser and reads the document as JSON. Swagger UI reads it as YAML, which takes ten times as
 * long. It also leaves out the ways to sign in that are for programs: there is a box for each way, and the last one has the focus.
 *
 * It has no functions named after variables: for these the build would insert a helper, which browsers do not have.
 */
export function pageDocument(): object {
  return {
    statePlugins: {
      spec: {
        wrapActions: {
          parseToJson(_asYaml: unknown, { specActions }: Page) {
            return (text: string): unknown => {
              const document = JSON.parse(text) as OpenAPIObject;
              const {
                openIdConnect: _discovered,
                client: _proved,
                ...schemes
              } = document.components?.securitySchemes ?? {};
              for (const path of Object.values(document.paths))
                for (const operation of Object.values(path as Record<string, { security?: object[] }>))
                  operation.security &&= operation.security.filter((way) =>
                    Object.keys(way).every((name) => name in schemes),
                  );
              return specActions.updateJsonSpec({
                ...document,
                components: { ...document.components, securitySchemes: schemes },
              });
            };
          },
        },
      },
    },
  };
}
