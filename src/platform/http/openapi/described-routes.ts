import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;

/** Routes that no controller serves, such as those of a protocol that a library speaks. */
export interface DescribedRoutes {
  readonly paths: OpenAPIObject['paths'];
  readonly schemas: NonNullable<Components['schemas']>;
  readonly securitySchemes: NonNullable<Components['securitySchemes']>;
}

const described = new WeakMap<INestApplication, DescribedRoutes[]>();

/** Whoever mounts them says what they are: they are in the document of every application that has them. */
export function describeRoutes(app: INestApplication, routes: DescribedRoutes): void {
  described.set(app, [...describedRoutesOf(app), routes]);
}

export function describedRoutesOf(app: INestApplication): readonly DescribedRoutes[] {
  return described.get(app) ?? [];
}
