import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { over } from '../../../platform/typed.js';
import { currentRequest } from '../../../platform/http/request-context.js';
import type { NewPlace, SignInPlace } from './new-places.js';
import { newPlaces } from './new-places.js';
import { UserSession } from '../user-session.entity.js';

/** Sessions to compare with; a user with more has used all places lately. */
const MOST = 200;

/** The places of a user's earlier sign-ins, as far back as sessions are kept. */
@Injectable()
export class EarlierPlaces {
  constructor(private readonly em: EntityManager) {}

  /** What is new about a session that has just begun, by the current request. */
  async newOf(userId: string, sessionId: string): Promise<readonly NewPlace[]> {
    const before = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select((select) => [
        'userAgent',
        sql<string | null>`host(${select.ref('ipAddress')})`.as('ip'),
        sql<boolean>`${select.ref('cookieHash')} is not null`.as('isBrowser'),
      ])
      .where('userId', '=', userId)
      .where('id', '<>', sessionId)
      .orderBy('createdAt', 'desc')
      .limit(MOST)
      .execute();
    const request = currentRequest();
    const here: SignInPlace = {
      ip: request?.ip ?? null,
      userAgent: request?.userAgent ?? null,
      isBrowser: true,
    };
    return newPlaces(here, before);
  }
}
