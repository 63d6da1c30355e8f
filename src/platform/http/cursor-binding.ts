import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpError } from './http.errors.js';
import { invalidCursor } from './cursor.js';
import { requestScope } from './request-scope.js';
import { settingsOf } from './route-options.js';

type Query = Record<string, unknown>;

/** How many a page has may change from one page to the next, and where the first one began is over. */
const NOT_FILTERS: readonly string[] = ['cursor', 'limit', 'startAt'];

/** Of requests with parameters, the list that they ask for: they are read before the answer, which replaces texts by what they say. */
const asked = new WeakMap<FastifyRequest, string>();

/**
 * Ties a cursor to the list and the filters that gave it: a place in one list is none in another, and the next page of
 * something else would look like an answer. Lists themselves only know the place.
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

/** The cursor of the next page for an answer that is no JSON object, such as lines. */
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
 * Parameters that the route does not read at all, which a class of parameters refuses too. Whoever asks for the state of another day would
 * otherwise get that of today, and not notice.
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

/** Not a secret: a client that makes its own cursors only misses rows that it may see. */
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
