import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { moveEnd, onOverlap } from '../../../platform/dated-settings.js';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { CessionsStore } from './cessions.store.js';
import { treatyFaults } from './domain/treaty-faults.js';
import { CUSTOMARY_ORDER } from './domain/treaty.js';
import { ReinsuranceTreaty } from './reinsurance.entities.js';
import type { AddTreatyRequest, ChangeTreatyRequest, TreatyResponse } from './treaties.dto.js';
import { TreatiesQueries } from './treaties.queries.js';

const ENDED = {
  draft: 'A draft is changed or withdrawn, not ended.',
  withdrawn: 'It was withdrawn before it began.',
} as const;
const CHANGED = {
  active: 'What claims cede follows from it: it is ended, and another version takes its place.',
  withdrawn: 'It was withdrawn: another version takes its place.',
} as const;

/**
 * Treaties are written by one person and activated by another. From then on only their end is moved, and only to an earlier day:
 * what claims cede follows from them, and another version says what holds afterwards.
 */
@Injectable()
export class EditTreaties {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: TreatiesQueries,
    private readonly cessions: CessionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A draft, as the next version of its number. */
  @Transactional()
  async add(actor: Actor, { number, ...input }: AddTreatyRequest): Promise<TreatyResponse> {
    const columns = columnsOf(input);
    const version = await this.queries.nextVersion(number);
    const id = newId();
    await over(this.em, ReinsuranceTreaty)
      .insertInto('ReinsuranceTreaty')
      .values({ id, number, version, ...asRow(columns), createdBy: actor.id, draftedBy: actor.id })
      .execute()
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? claimsError('claims.treaty-taken') : error;
      });
    await this.audit.note(actor, ['reinsurance-treaty', id], 'claims.treaty-added', {
      treatyNumber: number,
      version,
      ...columns,
    });
    return this.queries.byId(id);
  }

  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeTreatyRequest,
  ): Promise<TreatyResponse> {
    const before = await this.lockDraft(id, expected);
    const columns = columnsOf(input);
    await over(this.em, ReinsuranceTreaty)
      .updateTable('ReinsuranceTreaty')
      .set({ ...asRow(columns), draftedBy: actor.id, rowVersion: before.rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    const { number, version } = before;
    await this.audit.note(actor, ['reinsurance-treaty', id], 'claims.treaty-changed', {
      treatyNumber: number,
      version,
      ...columns,
    });
    return this.queries.byId(id);
  }

  /** From now on claims cede to it, those that have happened within its dates too. */
  @Transactional()
  async activate(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<TreatyResponse> {
    await this.cessions.lock();
    const treaty = await this.lockDraft(id, expected);
    if (actor.id === null || actor.id === treaty.draftedBy) throw claimsError('claims.own-treaty');
    await over(this.em, ReinsuranceTreaty)
      .updateTable('ReinsuranceTreaty')
      .set({
        status: 'active',
        activatedBy: actor.id,
        activatedAt: this.clock.now(),
        rowVersion: treaty.rowVersion + 1,
      })
      .where('id', '=', id)
      .execute()
      .catch(onOverlap(() => claimsError('claims.treaty-overlaps')));
    await this.noteClaimsOf(treaty);
    const { number, version } = treaty;
    await this.audit.note(actor, ['reinsurance-treaty', id], 'claims.treaty-activated', {
      treatyNumber: number,
      version,
      status: ['draft', 'active'],
    });
    return this.queries.byId(id);
  }

  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: string,
  ): Promise<TreatyResponse> {
    await this.cessions.lock();
    const treaty = await this.queries.lock(id);
    if (treaty.status !== 'active') {
      assertVersion(treaty.rowVersion, expected);
      throw claimsError('claims.treaty-status', { detail: ENDED[treaty.status] });
    }
    const changes = await moveEnd(this.em, ReinsuranceTreaty, treaty, {
      expected,
      expirationDate,
      check: (ended) => {
        assertFitsTogether([
          ...datesFaults(ended),
          ...(expirationDate > treaty.expirationDate
            ? [{ pointer: '/expirationDate', detail: `must not lie after ${treaty.expirationDate}` }]
            : []),
        ]);
      },
    });
    if (changes) {
      await this.noteClaimsOf(treaty);
      await this.audit.note(actor, ['reinsurance-treaty', id], 'claims.treaty-ended', changes);
    }
    return this.queries.byId(id);
  }

  /** A draft that came to nothing. It stays to be read, under its version: nothing is ever ceded to it. */
  @Transactional()
  async withdraw(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<TreatyResponse> {
    const { number, version, rowVersion } = await this.lockDraft(id, expected);
    await over(this.em, ReinsuranceTreaty)
      .updateTable('ReinsuranceTreaty')
      .set({
        status: 'withdrawn',
        withdrawnBy: actor.id,
        withdrawnAt: this.clock.now(),
        withdrawalReason: reason,
        rowVersion: rowVersion + 1,
      })
      .where('id', '=', id)
      .execute();
    const status = ['draft', 'withdrawn'];
    await this.audit.note(actor, ['reinsurance-treaty', id], 'claims.treaty-withdrawn', {
      treatyNumber: number,
      version,
      status,
      reason,
    });
    return this.queries.byId(id);
  }

  private async lockDraft(id: string, expected: ExpectedRowVersion): Promise<TreatyResponse> {
    const treaty = await this.queries.lock(id);
    assertVersion(treaty.rowVersion, expected);
    if (treaty.status !== 'draft')
      throw claimsError('claims.treaty-status', { detail: CHANGED[treaty.status] });
    return treaty;
  }

  private noteClaimsOf({
    effectiveDate,
    expirationDate,
    productTypes,
    states,
  }: TreatyResponse): Promise<void> {
    return this.cessions.noteAll({ from: effectiveDate, until: expirationDate, productTypes, states });
  }
}

type Columns = ReturnType<typeof columnsOf>;

/** Throws what does not fit together. */
function columnsOf({
  cededBps = null,
  retention = null,
  limitAmount = null,
  annualLimit = null,
  noticeBps = null,
  noticeDays = null,
  productTypes = [],
  states = [],
  coverages = [],
  inuringOrder,
  reinsurers,
  ...input
}: ChangeTreatyRequest) {
  const amounts = { cededBps, retention, limitAmount, annualLimit, noticeBps, noticeDays };
  const { title, kind, placedBps, expenses, effectiveDate, expirationDate } = input;
  const columns = {
    ...{ title, kind, placedBps, expenses, effectiveDate, expirationDate },
    ...amounts,
    reinsurers: reinsurers.map(({ code, name, shareBps }) => ({ code, name, shareBps })),
    inuringOrder: inuringOrder ?? CUSTOMARY_ORDER[kind],
    productTypes: [...productTypes],
    states: [...states],
    coverages: [...coverages],
  };
  assertFitsTogether(treatyFaults(columns));
  return columns;
}

function asRow(columns: Columns): Columns {
  return { ...columns, reinsurers: json(columns.reinsurers) };
}

function assertFitsTogether(errors: readonly FieldFault[]): void {
  if (errors.length > 0) throw claimsError('claims.treaty-invalid', { errors });
}
