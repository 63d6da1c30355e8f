import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LeadingCheck } from '../postgres/leading-check.js';
import type { AuthenticatedRequest } from './access-guard.js';
import type { CurrentRequest } from './request-context.js';
import { currentRequest } from './request-context.js';

const MOST_USER_AGENT = 500;

/** The request under way, as the platform itself sees it; worked out when asked for, which most requests never do. */
export class RequestScope implements CurrentRequest {
  /** Whether statements may go to a standby: only where somebody has said so, and not for long after a write. */
  readsStandby = false;
  /** What has to hold for any statement of the request; none where it was asked before. */
  leading: LeadingCheck | undefined;
  /** Whether whoever asks may be let in on what was known of them, with a leading check; never twice. */
  mayAssume = true;
  /** Whether who asks was looked up after all. */
  isLookedUp = false;

  constructor(
    readonly request: FastifyRequest & AuthenticatedRequest,
    readonly reply: FastifyReply,
    readonly startedAt: number = Date.now(),
  ) {}

  /** For doing it once more; this time who asks is looked up. */
  again(): RequestScope {
    const again = new RequestScope(this.request, this.reply, this.startedAt);
    again.mayAssume = false;
    return again;
  }

  /** From here on who asks is looked up. */
  assumeNothing(): void {
    this.mayAssume = false;
    this.leading = undefined;
  }

  /** Whether an answer may be heard. */
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
