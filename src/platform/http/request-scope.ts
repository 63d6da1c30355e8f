import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LeadingCheck } from '../postgres/leading-check.js';
import type { AuthenticatedRequest } from './access-guard.js';
import type { CurrentRequest } from './request-context.js';
import { currentRequest } from './request-context.js';

const MOST_USER_AGENT = 500;

/** The current request as the platform uses it. Its details are getters, because most requests never need them. */
export class RequestScope implements CurrentRequest {
  /** Whether reads may go to a standby: only on routes with @MayLag, and never after a write. */
  readsStandby = false;
  /** The check that is sent with the request's statements; unset when the caller was looked up before. */
  leading: LeadingCheck | undefined;
  /** Whether the caller may be admitted on what is remembered of them, with a leading check; false in a second attempt. */
  mayAssume = true;
  /** Whether the caller was looked up after the leading check had been set. */
  isLookedUp = false;

  constructor(
    readonly request: FastifyRequest & AuthenticatedRequest,
    readonly reply: FastifyReply,
    readonly startedAt: number = Date.now(),
  ) {}

  /** The scope for a second attempt, in which the caller is looked up. */
  again(): RequestScope {
    const again = new RequestScope(this.request, this.reply, this.startedAt);
    again.mayAssume = false;
    return again;
  }

  /** Drops the assumption: from here on the caller must be looked up. */
  assumeNothing(): void {
    this.mayAssume = false;
    this.leading = undefined;
  }

  /** Whether the identity of the caller is proven, so that an answer may be sent. */
  get isProven(): boolean {
    return this.isLookedUp || this.leading === undefined || this.leading.hasHeld;
  }

  get requestId(): string {
    return this.request.id;
  }

  get method(): string {
    return this.request.method;
  }

  get path(): string {
    return pathOf(this.request.url);
  }

  get ip(): string {
    return this.request.ip;
  }

  get userAgent(): string | null {
    return this.request.headers['user-agent']?.slice(0, MOST_USER_AGENT) ?? null;
  }
}

/** A URL without its query string, which may hold personal data. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

export function requestScope(): RequestScope | undefined {
  const request = currentRequest();
  return request instanceof RequestScope ? request : undefined;
}
