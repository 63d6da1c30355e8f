import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { UserSession } from '../user-session.entity.js';
import { deviceName } from './domain/device-name.js';
import type { SessionList } from './sessions.dto.js';

/** More sessions are live only if the limit was raised very high, and nobody reads that many. */
const MOST = 1000;

/** The sessions of a user. */
@Injectable()
export class SessionsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The live sessions, last used first; `currentId` marks the one of the request. */
  async liveOf(userId: string, currentId: string | null): Promise<SessionList> {
    const rows = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select((select) => [
        'id',
        'userAgent',
        'cookieHash',
        sql<string | null>`host(${select.ref('ipAddress')})`.as('ipAddress'),
        moment('createdAt').as('createdAt'),
        moment('lastActivityAt').as('lastActivityAt'),
        moment('expiresAt').as('expiresAt'),
      ])
      .where('userId', '=', userId)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .orderBy('UserSession.lastActivityAt', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute();
    return {
      items: rows.map(({ cookieHash, ...row }) => ({
        ...row,
        device: deviceName(row.userAgent, cookieHash !== null),
        isCurrent: row.id === currentId,
      })),
    };
  }
}
