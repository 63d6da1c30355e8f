import { Injectable } from '@nestjs/common';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig } from '../../../platform/config/config.js';
import type { AuthenticatedRequest } from '../../../platform/http/access.js';
import { STATUS_OF_KIND, faultOf } from '../../../platform/http/problem.js';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/errors.js';
import { isId } from '../../../shared/ids.js';
import {
  MOST_RESULTS,
  USER_SCHEMA,
  scimList,
  resourceType,
  serviceProviderConfig,
  userSchema,
} from './domain/scim-documents.js';
import { ScimError, scimErrorBody } from './domain/scim-error.js';
import { scimFilter } from './domain/scim-filter.js';
import { scimInput } from './domain/scim-input.js';
import { patched } from './domain/scim-patch.js';
import { PushUser, unknown } from './push-user.js';
import type { ScimRow } from './scim-users.store.js';
import { ScimUsersStore } from './scim-users.store.js';

export const SCIM_PATH = '/scim/v2';
const LARGEST_BODY = 64 * 1024;
const JSON_TYPES = ['application/scim+json', 'application/json'];

type ScimRequest = FastifyRequest<{ Params: { readonly id: string } }> & AuthenticatedRequest;
type Route = (request: ScimRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

/**
 * SCIM 2.0 (RFC 7643, 7644), spoken by providers that push users. The protocol has its own words for bodies and errors, so these are
 * routes of Fastify like those of the authorization server; who may is asked by the guard as everywhere.
 */
@Injectable()
export class ScimRoutes {
  private readonly base: string;

  constructor(
    private readonly users: PushUser,
    private readonly store: ScimUsersStore,
    config: AppConfig,
  ) {
    this.base = new URL(SCIM_PATH, config.publicUrl).href;
  }

  addTo(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      JSON_TYPES,
      { parseAs: 'string', bodyLimit: LARGEST_BODY },
      scope.getDefaultJsonParser('error', 'error'),
    );
    scope.setErrorHandler((error: FastifyError, _request, reply) => refuse(reply, error));
    const on = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, route: Route): void => {
      scope.route({
        method,
        url: `${SCIM_PATH}${path}`,
        config: { permission: 'identity.scim', ownBody: true },
        handler: (request, reply) => route(request as ScimRequest, reply),
      });
    };
    const { base } = this;
    const told =
      (document: object): Route =>
      (_request, reply) =>
        send(reply, 200, document);
    on('GET', '/ServiceProviderConfig', told(serviceProviderConfig(`${base}/ServiceProviderConfig`)));
    const type = resourceType(`${base}/ResourceTypes/User`);
    const schema = userSchema(`${base}/Schemas/${USER_SCHEMA}`);
    on('GET', '/ResourceTypes', told(scimList([type], 1, 1)));
    on('GET', '/ResourceTypes/User', told(type));
    on('GET', '/Schemas', told(scimList([schema], 1, 1)));
    on('GET', `/Schemas/${USER_SCHEMA.replaceAll(':', '::')}`, told(schema));
    on('GET', '/Users', (request, reply) => this.list(request, reply));
    on('POST', '/Users', (request, reply) => this.create(request, reply));
    on('GET', '/Users/:id', (request, reply) => this.read(request, reply));
    on('PUT', '/Users/:id', (request, reply) => this.replace(request, reply));
    on('PATCH', '/Users/:id', (request, reply) => this.patch(request, reply));
    on('DELETE', '/Users/:id', (request, reply) => this.end(request, reply));
  }

  private async list(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { providerId } = await this.pusher(request);
    const query = request.query as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(query))
      if (typeof value !== 'string')
        throw new ScimError(400, 'invalidValue', `${name.slice(0, 50)} comes twice`);
    const { filter, startIndex, count } = query as Readonly<Record<string, string | undefined>>;
    const start = Math.max(1, whole(startIndex, 1, 'startIndex'));
    const limit = Math.min(MOST_RESULTS, Math.max(0, whole(count, MOST_RESULTS, 'count')));
    const found = await this.store.list(providerId, scimFilter(filter), { offset: start - 1, limit });
    const resources = found.rows.map((row) => this.resource(row));
    return send(reply, 200, scimList(resources, found.total, start));
  }

  private async create(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId } = await this.pusher(request);
    const row = await this.users.create(actor, providerId, scimInput(request.body));
    return send(reply.header('location', this.location(row)), 201, this.resource(row));
  }

  private async read(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    return send(reply, 200, this.resource(await this.known(request)));
  }

  private async replace(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { userId } = await this.known(request);
    const { actor, providerId } = await this.pusher(request);
    const row = await this.users.change(actor, providerId, userId, scimInput(request.body));
    return send(reply, 200, this.resource(row));
  }

  private async patch(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const before = await this.known(request);
    const { actor, providerId } = await this.pusher(request);
    const input = scimInput(patched(this.resource(before), request.body));
    const row = await this.users.change(actor, providerId, before.userId, input);
    return send(reply, 200, this.resource(row));
  }

  private async end(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { userId } = await this.known(request);
    const { actor, providerId } = await this.pusher(request);
    await this.users.end(actor, providerId, userId);
    return reply.code(204).send();
  }

  /** Whoever holds the permission and is bound to no provider, such as an administrator, has nobody to push. */
  private async pusher(
    request: ScimRequest,
  ): Promise<{ readonly actor: Actor; readonly providerId: string }> {
    const { actor } = request;
    const providerId = actor?.client ? await this.store.providerOf(actor.id) : null;
    if (!actor || providerId === null)
      throw new ScimError(403, null, 'This client is bound to no provider of single sign-on that is enabled');
    return { actor, providerId };
  }

  private async known(request: ScimRequest): Promise<ScimRow> {
    const { id } = request.params;
    const { providerId } = await this.pusher(request);
    const row = isId(id) ? await this.store.find(providerId, id) : null;
    if (!row) throw unknown(id);
    return row;
  }

  private location({ userId }: ScimRow): string {
    return `${this.base}/Users/${userId}`;
  }

  private resource(row: ScimRow) {
    const { firstName: givenName, lastName: familyName } = row;
    const formatted = [givenName, familyName].filter((part) => part !== '').join(' ');
    return {
      schemas: [USER_SCHEMA],
      id: row.userId,
      ...(row.externalId !== null && { externalId: row.externalId }),
      userName: row.userName,
      name: { givenName, familyName, formatted },
      displayName: formatted,
      active: row.isActive,
      emails: [{ value: row.email, type: 'work', primary: true }],
      meta: {
        resourceType: 'User',
        created: new Date(row.createdAt).toISOString(),
        lastModified: new Date(row.updatedAt).toISOString(),
        location: this.location(row),
      },
    };
  }
}

function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/scim+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

/** What the rest of the room refuses, in the words of this protocol. What nobody foresaw tells nothing. */
function refuse(reply: FastifyReply, error: Error & { readonly statusCode?: number }): FastifyReply {
  if (error instanceof ScimError)
    return send(reply, error.status, scimErrorBody(error.status, error.scimType, error.message));
  if (error instanceof DomainError) {
    const { kind, title, details } = error;
    const status = kind === 'rule-broken' ? 400 : STATUS_OF_KIND[kind];
    const scimType = kind === 'rule-broken' ? 'invalidValue' : kind === 'conflict' ? 'uniqueness' : null;
    const { headers = {} } = faultOf(error);
    return send(reply.headers(headers), status, scimErrorBody(status, scimType, details.detail ?? title));
  }
  const { statusCode = 500 } = error;
  if (statusCode >= 500) {
    reply.log.error(error);
    return send(reply, 500, scimErrorBody(500, null, 'Something went wrong'));
  }
  return send(
    reply,
    statusCode,
    scimErrorBody(statusCode, statusCode === 400 ? 'invalidSyntax' : null, 'The request cannot be read'),
  );
}

function whole(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback;
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimError(400, 'invalidValue', `${name} must be a whole number`);
  return Number(text);
}
