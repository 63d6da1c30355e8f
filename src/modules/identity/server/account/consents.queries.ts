import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { over } from '../../../../platform/typed.js';
import { Clock } from '../../../../shared/clock.js';
import { OauthClient } from '../../clients/client.entity.js';
import { CLIENT_ID } from '../../domain/access-claims.js';
import { ConsentGrant } from '../protocol.entities.js';

export interface Consent {
  readonly clientId: string;
  readonly clientName: string;
  readonly grantIds: readonly string[];
  readonly scopes: readonly string[];
  /** When the latest consent was given. */
  readonly at: Date;
}

/** The consents of a user, one for each client, which may have asked several times. */
@Injectable()
export class ConsentsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async of(userId: string): Promise<readonly Consent[]> {
    const rows = await over(this.em, ConsentGrant)
      .selectFrom('ConsentGrant')
      .select(['id', 'clientId', 'scope', 'resources', 'createdAt'])
      .where('userId', '=', userId)
      .where('clientId', '!=', CLIENT_ID)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .orderBy('createdAt', 'desc')
      .execute();
    const clientIds = [...new Set(rows.map(({ clientId }) => clientId))];
    const clients = await this.em.find(OauthClient, { clientId: { $in: clientIds } });
    return clientIds.map((clientId) => {
      const given = rows.filter((row) => row.clientId === clientId);
      const scopes = given.flatMap(({ scope, resources }) => [
        ...(scope ?? '').split(' '),
        ...Object.values(resources as Readonly<Record<string, string>>).flatMap((each) => each.split(' ')),
      ]);
      return {
        clientId,
        clientName: clients.find((client) => client.clientId === clientId)?.clientName ?? clientId,
        grantIds: given.map(({ id }) => id),
        scopes: [...new Set(scopes)].filter((scope) => scope !== ''),
        at: new Date(given[0]?.createdAt ?? 0),
      };
    });
  }
}
