import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import type { PermissionName } from './permissions.js';
import type { StepUp } from './step-up.js';

/** What our decorators say about one route and Fastify's hooks and parsers read from its `config`. */
export interface RouteSettings {
  /** The one permission that it needs. */
  readonly permission?: PermissionName;
  /** How fresh the sign-in must be. */
  readonly stepUp?: StepUp;
  /** It needs no sign-in. */
  readonly isPublic?: boolean;
  /** Whether its handler reads parameters of the query. */
  readonly readsQuery?: boolean;
  readonly locatedAt?: string;
  /** The one content type of its body; JSON unless told. */
  readonly accepts?: TextType | 'multipart/form-data';
  /** Its bodies are not the API's: who serves the route says what it takes. */
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

/** Enough for an address and a password, and little to read for whoever sends it without being known. */
const LARGEST_PUBLIC_BODY = 4096;

/** Adds to a route's settings; Nest's own RouteConfig would replace what another decorator has set. */
export function settings(more: RouteSettings): MethodDecorator {
  return (target, property, descriptor) => {
    const before = settingsOn(descriptor.value as object);
    const all = { ...before, ...more, readsQuery: readsQuery(target.constructor, property) };
    (RouteConfig(all) as MethodDecorator)(target, property, descriptor);
  };
}

/** Nest names each argument of a handler by the number of its kind and its place, as `4:1`. */
function readsQuery(controller: object, handler: string | symbol): boolean {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object;
  return Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}

/** What the decorators on the method of a controller said. */
export function settingsOn(handler: object): RouteSettings {
  return (Reflect.getMetadata(ROUTE_CONFIG, handler) ?? {}) as RouteSettings;
}

/** The same of the route of a request, as Fastify keeps it. */
export function settingsOf(config: unknown): RouteSettings {
  return (config ?? {}) as RouteSettings;
}

/**
 * Says where the thing is that a creating route answers with: `@LocatedAt('/api/v1/quotes/:id')` puts the `id` of the
 * answer into the Location header.
 */
export function LocatedAt(path: string): MethodDecorator {
  return settings({ locatedAt: path });
}

/** The body of this route is text of one type, and nothing else: `@Body() csv: string`. */
export function AcceptsText(type: TextType): MethodDecorator {
  return settings({ accepts: type });
}

/** Lets whole documents in where the server's limit is made for forms. */
export function LargestBody(bytes: number): MethodDecorator {
  return settings({ largestBody: bytes });
}

/** For Fastify's onRoute hook: Nest hands routes over without a limit of their own. */
export function limitBody(route: RouteOptions): void {
  const { largestBody, isPublic } = settingsOf(route.config);
  if (settingsOf(route.config).ownBody) return;
  const limit = largestBody ?? (isPublic ? LARGEST_PUBLIC_BODY : undefined);
  if (limit !== undefined) route.bodyLimit = limit;
}
