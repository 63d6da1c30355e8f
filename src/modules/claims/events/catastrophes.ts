import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import { datesFaults } from '../../../shared/dated.js';
import { newId } from '../../../shared/ids.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimCatastrophe } from './catastrophe.entity.js';
import type {
  AddCatastropheRequest,
  CatastropheResponse,
  ChangeCatastropheRequest,
} from './catastrophes.dto.js';

const notFound = (): Error => claimsError('claims.catastrophe-not-found');

/** Catastrophes. The extent of one is found out in the days after it, so everything but its code may change. */
@Injectable()
export class Catastrophes {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async add(actor: Actor, { code, ...input }: AddCatastropheRequest): Promise<CatastropheResponse> {
    assertDates(input);
    const id = newId();
    await over(this.em, ClaimCatastrophe)
      .insertInto('ClaimCatastrophe')
      .values({ id, code, ...columnsOf(input), createdBy: actor.id })
      .execute()
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? claimsError('claims.catastrophe-taken') : error;
      });
    await this.audit.note(actor, ['claim-catastrophe', id], 'claims.catastrophe-added', { code, ...input });
    return this.byId(id);
  }

  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeCatastropheRequest,
  ): Promise<CatastropheResponse> {
    const before = await this.lock(id);
    assertVersion(before.rowVersion, expected);
    assertDates(input);
    await send(
      this.em,
      over(this.em, ClaimCatastrophe)
        .updateTable('ClaimCatastrophe')
        .set({ ...columnsOf(input), rowVersion: before.rowVersion + 1 })
        .where('id', '=', id),
    );
    await this.audit.note(actor, ['claim-catastrophe', id], 'claims.catastrophe-changed', {
      code: before.code,
      ...input,
    });
    return this.byId(id);
  }

  byId(id: string): Promise<CatastropheResponse> {
    return this.rows().where('id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /**
   * That a code is one of an event: treaties of events, reserves and teams go by it, and would miss one that was mistyped. Whether
   * the loss fits the event is not asked: how far that reaches is found out later, and its page shows what lies outside.
   */
  async assertKnown(code: string | null | undefined): Promise<void> {
    if (code === null || code === undefined) return;
    const { length } = await this.rows().where('code', '=', code).execute();
    if (length === 0)
      throw claimsError('claims.catastrophe-unknown', {
        errors: [{ pointer: '/catastropheCode', detail: 'is not the code of an event' }],
      });
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null): Promise<Page<CatastropheResponse>> {
    return newestPage(this.rows(), { limit, after });
  }

  /** Locks the row for a change. */
  private lock(id: string): Promise<CatastropheResponse> {
    return this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(notFound);
  }

  private rows() {
    return over(this.em, ClaimCatastrophe)
      .selectFrom('ClaimCatastrophe')
      .select(['id', 'code', 'title', 'causes', 'states', 'effectiveDate', 'expirationDate'])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

function columnsOf({ title, causes, states, effectiveDate, expirationDate }: ChangeCatastropheRequest): {
  readonly title: string;
  readonly causes: string[];
  readonly states: string[];
  readonly effectiveDate: string;
  readonly expirationDate: string;
} {
  return { title, causes: [...causes], states: [...states], effectiveDate, expirationDate };
}

function assertDates(period: ChangeCatastropheRequest): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw claimsError('claims.catastrophe-invalid', { errors });
}
