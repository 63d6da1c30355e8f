import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';

/** What our decorators say about one route and Fastify's hooks and parsers read from its `config`. */
export interface RouteSettings {
  readonly locatedAt?: string;
  /** The one content type of its body; JSON unless told. */
  readonly accepts?: TextType;
  /** Largest body in bytes, where the server's own limit does not fit. */
  readonly largestBody?: number;
}

/** Content types other than JSON that a route may ask for; its handler gets the text. */
export const TEXT_TYPES = ['text/csv'] as const;
export type TextType = (typeof TEXT_TYPES)[number];

const ROUTE_CONFIG = '__fastify_route_config__';

/** Adds to a route's settings; Nest's own RouteConfig would replace what another decorator has set. */
function settings(more: RouteSettings): MethodDecorator {
  return (target, property, descriptor) => {
    const handler = descriptor.value as object;
    const before = (Reflect.getMetadata(ROUTE_CONFIG, handler) ?? {}) as RouteSettings;
    (RouteConfig({ ...before, ...more }) as MethodDecorator)(target, property, descriptor);
  };
}

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
  const { largestBody } = settingsOf(route.config);
  if (largestBody !== undefined) route.bodyLimit = largestBody;
}
