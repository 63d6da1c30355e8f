import { hash } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { invalidCursor } from './cursor.js';
import { assertQueryRead } from './unread-query.js';

type Query = Readonly<Record<string, unknown>>;

/** The header with the next cursor, for answers that are no JSON object, such as lines. */
export const NEXT_CURSOR_HEADER = 'x-next-cursor';

/** How many a page has may change from one page to the next, and where the first one began is over. */
const NOT_FILTERS: readonly string[] = ['cursor', 'limit', 'startAt'];

/**
 * Ties a cursor to the list and the filters that gave it: a place in one list is none in another, and the next page of
 * something else would look like an answer. Lists themselves only know the place.
 */
@Injectable()
export class CursorBinding implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
    const reply = http.getResponse<FastifyReply>();
    const { query, url } = request;
    assertQueryRead(context, query);
    // Before its parameters are read, which replaces texts by what they say.
    const list = listOf(url, query);
    const { cursor } = query;
    if (typeof cursor === 'string') query['cursor'] = placeIn(cursor, markOf(list));
    return next.handle().pipe(
      map((body: unknown) => {
        const inHeader = reply.getHeader(NEXT_CURSOR_HEADER);
        if (typeof inHeader === 'string') void reply.header(NEXT_CURSOR_HEADER, bind(inHeader, markOf(list)));
        return hasNext(body) ? { ...body, nextCursor: bind(body.nextCursor, markOf(list)) } : body;
      }),
    );
  }
}

function listOf(url: string, query: Query): string {
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

function bind(cursor: string, mark: string): string {
  return `${cursor}.${mark}`;
}
