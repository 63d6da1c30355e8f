import type { ExecutionContext } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { httpError } from './http.errors.js';

/**
 * Refuses parameters of a query that the route does not read at all, as a class of parameters refuses unknown ones. Whoever
 * asks for the state of another day would otherwise get that of today, and not notice.
 */
export function assertQueryRead(context: ExecutionContext, query: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(query);
  if (names.length === 0 || readsQuery(context)) return;
  throw httpError('http.invalid-request', {
    errors: names
      .slice(0, 50)
      .map((name) => ({ pointer: `?${name}`, detail: 'is not a field of this request' })),
  });
}

/** Nest names each argument of a handler by the number of its kind and its place, as `4:1`. */
function readsQuery(context: ExecutionContext): boolean {
  const handler = context.getHandler().name;
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler) ?? {}) as object;
  return Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
