import { Injectable } from '@nestjs/common';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { AppConfig } from '../../../platform/config/config.js';
import { STATUS_OF_KIND, faultOf } from '../../../platform/http/problem.js';
import { DomainError } from '../../../shared/errors.js';
import { isId } from '../../../shared/ids.js';
import {
  GROUP_SCHEMA,
  USER_SCHEMA,
  groupSchema,
  resourceType,
  scimList,
  serviceProviderConfig,
  userSchema,
} from './domain/scim-documents.js';
import { ScimError, scimErrorBody } from './domain/scim-error.js';
import { scimFilter } from './domain/scim-filter.js';
import { scimInput } from './domain/scim-input.js';
import { patched } from './domain/scim-patch.js';
import { wantsAttribute, projected, projectionOf } from './domain/scim-projection.js';
import { PushUser, unknown } from './push-user.js';
import { ScimGroupRoutes } from './scim-group-routes.js';
import type { MemberOfGroup } from './scim-groups.store.js';
import { ScimGroupsStore } from './scim-groups.store.js';
import type { Pusher, ScimRequest } from './scim-requests.js';
import { SCIM_PATH, ScimRequests, askedPageOf, queryOf, sendScim as send } from './scim-requests.js';
import type { ScimRow } from './scim-users.store.js';
import { ScimUsersStore } from './scim-users.store.js';

const LARGEST_BODY = 64 * 1024;
/** In bytes; some ten thousand members. */
const LARGEST_GROUP = 1024 * 1024;
const JSON_TYPES = ['application/scim+json', 'application/json'];

type Route = (request: ScimRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

/**
 * SCIM 2.0 (RFC 7643, 7644) for providers that push users and groups. The protocol has its own bodies and errors, so these are Fastify
 * routes like those of the authorization server; the guard checks permissions as everywhere.
 */
@Injectable()
export class ScimRoutes {
  private readonly base: string;

  constructor(
    private readonly users: PushUser,
    private readonly store: ScimUsersStore,
    private readonly requests: ScimRequests,
    private readonly groups: ScimGroupsStore,
    private readonly groupRoutes: ScimGroupRoutes,
    config: AppConfig,
  ) {
    this.base = new URL(SCIM_PATH, config.publicUrl).href;
  }

  addTo(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    const parse = scope.getDefaultJsonParser('error', 'error');
    scope.addContentTypeParser(
      JSON_TYPES,
      { parseAs: 'string', bodyLimit: LARGEST_BODY },
      // Some clients send a content type without a body, such as with DELETE.
      (request, body, done) => (body === '' ? done(null, undefined) : parse(request, String(body), done)),
    );
    scope.setErrorHandler((error: FastifyError, _request, reply) => refuse(reply, error));
    const on = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, route: Route): void => {
      scope.route({
        method,
        url: `${SCIM_PATH}${path}`,
        config: { permission: 'identity.scim', ownBody: true },
        ...(path.startsWith('/Groups') && { bodyLimit: LARGEST_GROUP }),
        handler: (request, reply) => route(request as ScimRequest, reply),
      });
    };
    const { base } = this;
    const told =
      (document: object): Route =>
      (_request, reply) =>
        send(reply, 200, document);
    on('GET', '/ServiceProviderConfig', told(serviceProviderConfig(`${base}/ServiceProviderConfig`)));
    const types = (['User', 'Group'] as const).map((kind) =>
      resourceType(kind, `${base}/ResourceTypes/${kind}`),
    );
    const schemas = [
      userSchema(`${base}/Schemas/${USER_SCHEMA}`),
      groupSchema(`${base}/Schemas/${GROUP_SCHEMA}`),
    ];
    on('GET', '/ResourceTypes', told(scimList(types, 2, 1)));
    on('GET', '/ResourceTypes/User', told(types[0] ?? {}));
    on('GET', '/ResourceTypes/Group', told(types[1] ?? {}));
    on('GET', '/Schemas', told(scimList(schemas, 2, 1)));
    on('GET', `/Schemas/${USER_SCHEMA.replaceAll(':', '::')}`, told(schemas[0] ?? {}));
    on('GET', `/Schemas/${GROUP_SCHEMA.replaceAll(':', '::')}`, told(schemas[1] ?? {}));
    const { groupRoutes } = this;
    on('GET', '/Groups', (request, reply) => groupRoutes.list(request, reply));
    on('POST', '/Groups', (request, reply) => groupRoutes.create(request, reply));
    on('GET', '/Groups/:id', (request, reply) => groupRoutes.read(request, reply));
    on('PUT', '/Groups/:id', (request, reply) => groupRoutes.replace(request, reply));
    on('PATCH', '/Groups/:id', (request, reply) => groupRoutes.patch(request, reply));
    on('DELETE', '/Groups/:id', (request, reply) => groupRoutes.end(request, reply));
    on('GET', '/Users', (request, reply) => this.list(request, reply));
    on('POST', '/Users', (request, reply) => this.create(request, reply));
    on('GET', '/Users/:id', (request, reply) => this.read(request, reply));
    on('PUT', '/Users/:id', (request, reply) => this.replace(request, reply));
    on('PATCH', '/Users/:id', (request, reply) => this.patch(request, reply));
    on('DELETE', '/Users/:id', (request, reply) => this.end(request, reply));
  }

  private async list(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { providerId } = await this.requests.pusher(request);
    const { start, limit, filter } = askedPageOf(request);
    const found = await this.store.list(providerId, scimFilter(filter), { offset: start - 1, limit });
    const resources = await this.resources(request, found.rows);
    return send(reply, 200, scimList(resources, found.total, start));
  }

  private async create(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId } = await this.requests.pusher(request);
    const row = await this.users.create(actor, providerId, scimInput(request.body));
    return send(reply.header('location', this.location(row)), 201, await this.resource(request, row));
  }

  private async read(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { row } = await this.known(request);
    return send(reply, 200, await this.resource(request, row));
  }

  private async replace(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId, row: before } = await this.known(request);
    const row = await this.users.change(actor, providerId, before.userId, scimInput(request.body));
    return send(reply, 200, await this.resource(request, row));
  }

  private async patch(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId, row: before } = await this.known(request);
    // Groups are changed by their own routes only.
    const input = scimInput(patched(this.shown(before, []), request.body));
    const row = await this.users.change(actor, providerId, before.userId, input);
    return send(reply, 200, await this.resource(request, row));
  }

  private async end(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId, row } = await this.known(request);
    await this.users.end(actor, providerId, row.userId);
    return reply.code(204).send();
  }

  private async known(request: ScimRequest): Promise<Pusher & { readonly row: ScimRow }> {
    const { id } = request.params;
    const pusher = await this.requests.pusher(request);
    const row = isId(id) ? await this.store.find(pusher.providerId, id) : null;
    if (!row) throw unknown(id);
    return { ...pusher, row };
  }

  private location({ userId }: ScimRow): string {
    return `${this.base}/Users/${userId}`;
  }

  private async resource(request: ScimRequest, row: ScimRow): Promise<object> {
    return (await this.resources(request, [row]))[0] ?? {};
  }

  private async resources(request: ScimRequest, rows: readonly ScimRow[]): Promise<readonly object[]> {
    const projection = projectionOf(queryOf(request));
    const members = wantsAttribute(projection, 'groups')
      ? await this.groups.members(
          'user',
          rows.map(({ userId }) => userId),
        )
      : [];
    const groupsOf = Map.groupBy(members, ({ userId }) => userId);
    return rows.map((row) => projected(this.shown(row, groupsOf.get(row.userId) ?? []), projection));
  }

  private shown(row: ScimRow, groups: readonly MemberOfGroup[]) {
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
      groups: groups.map(({ groupId, groupName }) => ({
        value: groupId,
        display: groupName,
        $ref: `${this.base}/Groups/${groupId}`,
      })),
      meta: {
        resourceType: 'User',
        created: new Date(row.createdAt).toISOString(),
        lastModified: new Date(row.updatedAt).toISOString(),
        location: this.location(row),
      },
    };
  }
}

/** Turns errors into those of this protocol; unexpected ones reveal nothing. */
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
