import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import type { PermissionName } from './permissions.js';
import type { StepUp } from './step-up.js';

/** The settings that our decorators put on a route; hooks and parsers of Fastify read them from its `config`. */
export interface RouteSettings {
  readonly permission?: PermissionName;
  readonly stepUp?: StepUp;
  readonly isPublic?: boolean;
  /** Whether its handler reads parameters of the query. */
  readonly readsQuery?: boolean;
  readonly locatedAt?: string;
  /** The only content type of its body; JSON by default. */
  readonly accepts?: TextType | 'multipart/form-data';
  /** The route parses and checks its own bodies, as the authorization server and SCIM do. */
  readonly ownBody?: boolean;
  /** Largest body in bytes, where the server's own limit does not fit. */
  readonly largestBody?: number;
}

/** Content types other than JSON that a route may ask for; its handler gets the text. */
export type TextType = 'text/csv' | 'application/x-www-form-urlencoded';

declare module 'fastify' {
  interface FastifyContextConfig {
    isPublic?: boolean;
    ownBody?: boolean;
  }
}

const ROUTE_CONFIG = '__fastify_route_config__';

/** In bytes: enough for an e-mail address and a password, and little to parse for callers without a sign-in. */
const LARGEST_PUBLIC_BODY = 4096;

/** Adds to the settings of a route. Nest's RouteConfig alone would replace those of other decorators. */
export function settings(more: RouteSettings): MethodDecorator {
  return (target, property, descriptor) => {
    const before = settingsOn(descriptor.value as object);
    const all = {
      ...before,
      ...more,
      readsQuery: placeOfArgument(target.constructor, property, RouteParamtypes.QUERY) !== undefined,
    };
    (RouteConfig(all) as MethodDecorator)(target, property, descriptor);
  };
}

/** The place of the argument of a handler that holds this part of a request. Nest keys each argument by kind and place, such as `4:1`. */
export function placeOfArgument(
  controller: object,
  handler: string | symbol,
  kind: RouteParamtypes,
): number | undefined {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object;
  const key = Object.keys(args).find((each) => each.startsWith(`${kind}:`));
  return key === undefined ? undefined : Number(key.split(':')[1]);
}

/** The settings on a controller method. */
export function settingsOn(handler: object): RouteSettings {
  return (Reflect.getMetadata(ROUTE_CONFIG, handler) ?? {}) as RouteSettings;
}

/** The settings of a request's route, from Fastify's `config`. */
export function settingsOf(config: unknown): RouteSettings {
  return (config ?? {}) as RouteSettings;
}

/** The address of what a route creates: `@LocatedAt('/api/v1/quotes/:id')` puts the `id` of the answer into Location. */
export function LocatedAt(path: string): MethodDecorator {
  return settings({ locatedAt: path });
}

/** The route takes text of one content type only: `@Body() csv: string`. */
export function AcceptsText(type: TextType): MethodDecorator {
  return settings({ accepts: type });
}

/** Raises the limit of the body for a route that takes whole documents. */
export function LargestBody(bytes: number): MethodDecorator {
  return settings({ largestBody: bytes });
}

/** Fastify's onRoute hook: sets the body limit, because Nest registers routes without one. */
export function limitBody(route: RouteOptions): void {
  const { largestBody, isPublic } = settingsOf(route.config);
  if (settingsOf(route.config).ownBody) return;
  const limit = largestBody ?? (isPublic ? LARGEST_PUBLIC_BODY : undefined);
  if (limit !== undefined) route.bodyLimit = limit;
}
