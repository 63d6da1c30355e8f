import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpError } from './http.errors.js';
import { invalidCursor } from './cursor.js';
import { requestScope } from './request-scope.js';
import { settingsOf } from './route-options.js';

type Query = Record<string, unknown>;

/** Parameters that may change between two pages of one list: the size of the page, and `startAt`, which matters for the first page only. */
const NOT_FILTERS: readonly string[] = ['cursor', 'limit', 'startAt'];

/**
 * The list and filters that each request with parameters asked for. Kept before the handler, because handlers change the query in place.
 */
const asked = new WeakMap<FastifyRequest, string>();

/**
 * Adds a mark of the address and the filters to each cursor, so that a cursor of another list, or with other filters, is refused instead of
 * giving a wrong page. The lists themselves only handle the place.
 */
export function bindCursors(instance: FastifyInstance): void {
  instance.addHook('preHandler', (request, _reply, done) => {
    readQuery(request);
    done();
  });
  instance.addHook('preSerialization', (request, _reply, payload, done) => {
    done(null, hasNext(payload) ? { ...payload, nextCursor: bound(request, payload.nextCursor) } : payload);
  });
}

/** The next cursor for an answer that is not a JSON object, such as NDJSON. */
export function nextCursorOf(place: string): string {
  const scope = requestScope();
  if (!scope) throw new Error('A cursor is for the answer to a request');
  return bound(scope.request, place);
}

function readQuery(request: FastifyRequest): void {
  const { readsQuery } = settingsOf(request.routeOptions.config);
  const query = request.query as Query;
  const names = Object.keys(query);
  if (readsQuery === undefined || names.length === 0) return;
  if (!readsQuery) throw unread(names);
  const list = listOf(request.url, query);
  asked.set(request, list);
  const { cursor } = query;
  if (typeof cursor === 'string') query['cursor'] = placeIn(cursor, markOf(list));
}

/**
 * Refuses query parameters of a route that reads none, as a class of parameters refuses unknown ones. Otherwise a client that asks for
 * another day would get today's state and not notice.
 */
function unread(names: readonly string[]): Error {
  return httpError('http.invalid-request', {
    errors: names
      .slice(0, 50)
      .map((name) => ({ pointer: `?${name}`, detail: 'is not a field of this request' })),
  });
}

function listOf(url: string, query: Readonly<Query>): string {
  const filters = Object.entries(query)
    .filter(([name]) => !NOT_FILTERS.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([url.split('?', 1)[0], filters]);
}

/** A short hash and no secret: a client that forges a cursor only misses rows that it may see anyway. */
function markOf(list: string): string {
  return hash('sha256', list, 'base64url').slice(0, 8);
}

function placeIn(cursor: string, mark: string): string {
  const at = cursor.lastIndexOf('.');
  if (at < 0 || cursor.slice(at + 1) !== mark) throw invalidCursor();
  return cursor.slice(0, at);
}

function hasNext(body: unknown): body is { readonly nextCursor: string } {
  return (
    typeof body === 'object' && body !== null && 'nextCursor' in body && typeof body.nextCursor === 'string'
  );
}

function bound(request: FastifyRequest, cursor: string): string {
  return `${cursor}.${markOf(asked.get(request) ?? listOf(request.url, {}))}`;
}
