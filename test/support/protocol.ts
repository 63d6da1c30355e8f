import type { OpenAPIObject } from '@nestjs/swagger';

/** Of the routes that the library of the authorization server serves; each of them has it, and no route of ours does. */
export const PROTOCOL_TAG = 'authorization-server';

interface Tagged {
  readonly tags?: readonly string[];
}

/** Of a route that is ours: the conventions of the API are not those of OAuth. */
export function isOfOurApi({ tags = [] }: Tagged): boolean {
  return !tags.includes(PROTOCOL_TAG);
}

type Paths = Readonly<Record<string, object>>;

/** The paths of our API alone. */
export function ofOurApi<Given extends Paths | OpenAPIObject['paths']>(paths: Given): Given {
  const ours = Object.entries(paths).filter(([, methods]) =>
    Object.values(methods as object).every(isOfOurApi),
  );
  return Object.fromEntries(ours) as Given;
}
