import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;

/** Documentation of routes that no controller serves, such as those of a library for a protocol. */
export interface DescribedRoutes {
  readonly paths: OpenAPIObject['paths'];
  readonly schemas: NonNullable<Components['schemas']>;
  readonly securitySchemes: NonNullable<Components['securitySchemes']>;
}

const described = new WeakMap<INestApplication, DescribedRoutes[]>();

/** Adds routes to the OpenAPI document of an application; the code that mounts them calls this. */
export function describeRoutes(app: INestApplication, routes: DescribedRoutes): void {
  described.set(app, [...describedRoutesOf(app), routes]);
}

export function describedRoutesOf(app: INestApplication): readonly DescribedRoutes[] {
  return described.get(app) ?? [];
}
