import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppConfig } from '../../../platform/config/config.js';
import { GROUP_SCHEMA, scimList } from './domain/scim-documents.js';
import { scimGroupFilter } from './domain/scim-filter.js';
import { patchedGroup, scimGroupInput } from './domain/scim-group-input.js';
import { wantsAttribute, projected, projectionOf } from './domain/scim-projection.js';
import { PushGroup } from './push-group.js';
import type { ScimGroupRow } from './scim-groups.store.js';
import { ScimGroupsStore } from './scim-groups.store.js';
import type { ScimRequest } from './scim-requests.js';
import { SCIM_PATH, ScimRequests, askedPageOf, queryOf, sendScim } from './scim-requests.js';

/** The routes for groups. */
@Injectable()
export class ScimGroupRoutes {
  private readonly base: string;

  constructor(
    private readonly requests: ScimRequests,
    private readonly groups: PushGroup,
    private readonly store: ScimGroupsStore,
    config: AppConfig,
  ) {
    this.base = new URL(SCIM_PATH, config.publicUrl).href;
  }

  async list(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { providerId } = await this.requests.pusher(request);
    const { start, limit, filter } = askedPageOf(request);
    const found = await this.store.list(providerId, scimGroupFilter(filter), { offset: start - 1, limit });
    return sendScim(reply, 200, scimList(await this.resources(request, found.rows), found.total, start));
  }

  async create(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId } = await this.requests.pusher(request);
    const row = await this.groups.create(actor, providerId, scimGroupInput(request.body));
    return sendScim(
      reply.header('location', `${this.base}/Groups/${row.id}`),
      201,
      await this.resource(request, row),
    );
  }

  async read(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { providerId } = await this.requests.pusher(request);
    const row = await this.groups.read(providerId, request.params.id);
    return sendScim(reply, 200, await this.resource(request, row));
  }

  async replace(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId } = await this.requests.pusher(request);
    const input = scimGroupInput(request.body);
    const row = await this.groups.alter(actor, providerId, request.params.id, () => input);
    return sendScim(reply, 200, await this.resource(request, row));
  }

  async patch(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId } = await this.requests.pusher(request);
    const { id } = request.params;
    const row = await this.groups.alter(actor, providerId, id, (before) =>
      patchedGroup(before, request.body),
    );
    return sendScim(reply, 200, await this.resource(request, row));
  }

  async end(request: ScimRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { actor, providerId } = await this.requests.pusher(request);
    await this.groups.end(actor, providerId, request.params.id);
    return reply.code(204).send();
  }

  private async resource(request: ScimRequest, row: ScimGroupRow): Promise<object> {
    return (await this.resources(request, [row]))[0] ?? {};
  }

  /** Members are read only if requested: providers exclude them for large groups (RFC 7644 section 3.9). */
  private async resources(request: ScimRequest, rows: readonly ScimGroupRow[]): Promise<readonly object[]> {
    const projection = projectionOf(queryOf(request));
    const members = wantsAttribute(projection, 'members')
      ? await this.store.members(
          'group',
          rows.map(({ id }) => id),
        )
      : [];
    const membersOf = Map.groupBy(members, ({ groupId }) => groupId);
    const resources = rows.map(({ id, displayName, externalId, createdAt, updatedAt }) => ({
      schemas: [GROUP_SCHEMA],
      id,
      ...(externalId !== null && { externalId }),
      displayName,
      members: (membersOf.get(id) ?? []).map(({ userId, userName }) => ({
        value: userId,
        type: 'User',
        display: userName,
        $ref: `${this.base}/Users/${userId}`,
      })),
      meta: {
        resourceType: 'Group',
        created: new Date(createdAt).toISOString(),
        lastModified: new Date(updatedAt).toISOString(),
        location: `${this.base}/Groups/${id}`,
      },
    }));
    return resources.map((resource) => projected(resource, projection));
  }
}
