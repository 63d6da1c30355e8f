import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../../shared/ids.js';
import type { Actor } from '../../shared/actor.js';
import type { AuthenticatedRequest } from './access-guard.js';
import { apartFromRequest } from './request-context.js';

/** One request to the API and how it ended. */
export interface Visit {
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly method: string;
  /** The pattern of the route: `/api/v1/quotes/:id`. */
  readonly route: string;
  /** The pattern with the ids of the address filled in; other parameters stay names, because they may be personal. */
  readonly path: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly status: number;
  readonly milliseconds: number;
  /** The problem code of a refusal; null for other answers. */
  readonly code: string | null;
}

type Listener = (visit: Visit) => void;

/** Set by sendProblem(): the code of the problem that was answered. */
export interface RefusedRequest {
  faultCode?: string;
}

const API = '/api/';
const MOST_USER_AGENT = 500;

/** Announces each answered request of the API to its listeners. Unknown addresses only appear in the log. */
@Injectable()
export class Visits {
  private readonly listeners: Listener[] = [];

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }

  announce(request: FastifyRequest & AuthenticatedRequest & RefusedRequest, reply: FastifyReply): void {
    const route = request.is404 ? undefined : request.routeOptions.url;
    if (!route?.startsWith(API) || request.method === 'OPTIONS' || this.listeners.length === 0) return;
    const visit: Visit = {
      actor: request.actor ?? null,
      requestId: request.id,
      method: request.method,
      route,
      path: pathWithIds(route, request.params as Readonly<Record<string, string>> | null),
      ip: request.ip,
      userAgent: request.headers['user-agent']?.slice(0, MOST_USER_AGENT) ?? null,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      code: request.faultCode ?? null,
    };
    // Listeners work for many requests, so their work must not belong to this one, which is over or was refused.
    apartFromRequest(() => this.listeners.forEach((listener) => listener(visit)));
  }
}

function pathWithIds(route: string, params: Readonly<Record<string, string>> | null): string {
  return route.replaceAll(/:(\w+)/g, (place, name: string) => {
    const value = params?.[name];
    return value !== undefined && isId(value) ? value.toLowerCase() : place;
  });
}
