import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { LOG } from '../../platform/logging/logger.js';
import type { Screened as Found } from '../../platform/sanctions/sanctions-screening.js';
import {
  SanctionsListUnavailable,
  SanctionsScreening,
} from '../../platform/sanctions/sanctions-screening.js';
import { moment } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { CLEARANCES_IN_FORCE } from './clearances.queries.js';
import type { Screening, ScreenedSubject } from './screening.js';
import { decideScreening, matchesOf } from './screening.js';
import type { NameScreening, SanctionsClearanceResponse } from './sanctions.dto.js';
import type { ScreenedType } from './sanctions.entities.js';
import { SanctionsClearance, SanctionsWithdrawal } from './sanctions.entities.js';
import { sanctionsError } from './sanctions.errors.js';

/** By its SHA-256, and from when its files are; both null where none is set. */
export interface CurrentList {
  readonly version: string | null;
  readonly at: Date | null;
}

/** Whether those who are paid or insured may be somebody whom the law bars (31 CFR chapter V). Rooms say whom they ask about. */
@Injectable()
export class Sanctions {
  constructor(
    private readonly em: EntityManager,
    private readonly list: SanctionsScreening,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** A statement only where a name is found. Throws sanctions.list-unavailable: a list that nobody could read has cleared nobody. */
  async screen(type: ScreenedType, subjects: readonly ScreenedSubject[]): Promise<Screening> {
    const looked = await this.looked(subjects.map(({ name }) => name));
    const found = matchesOf(subjects, looked);
    const ids = found.map(({ subjectId }) => subjectId);
    return decideScreening(
      looked.list,
      found,
      ids.length === 0 ? [] : await CLEARANCES_IN_FORCE.rows(this.em, { type, ids }),
    );
  }

  /** SHA-256 of the list that is set; null where none is. Throws sanctions.list-unavailable. */
  async listVersion(): Promise<string | null> {
    return (await this.currentList()).version;
  }

  /** The same, with the moment of which the list is. */
  async currentList(): Promise<CurrentList> {
    const { list: version, listedAt: at } = await this.looked([]);
    return { version, at };
  }

  /** With all clearances of the subject. */
  async look(type: ScreenedType, subject: ScreenedSubject): Promise<NameScreening> {
    const { screening, screeningList, matches } = await this.screen(type, [subject]);
    return {
      name: subject.name,
      screening,
      screeningList,
      matches: matches.map(({ entry, listedAs, program, isCleared }) => ({
        entry,
        listedAs,
        program,
        isCleared,
      })),
      clearances: await this.clearances(type, subject.id),
    };
  }

  /** Of all its names, those that were withdrawn too, oldest first. */
  clearances(type: ScreenedType, subjectId: string): Promise<readonly SanctionsClearanceResponse[]> {
    return over(this.em, SanctionsClearance, SanctionsWithdrawal)
      .selectFrom('SanctionsClearance as c')
      .leftJoin('SanctionsWithdrawal as w', 'w.clearanceId', 'c.id')
      .select(['c.id', 'c.name', 'c.listEntry', 'c.listedAs', 'c.listVersion', 'c.reason', 'c.clearedBy'])
      .select([moment('c.clearedAt').as('clearedAt'), moment<null>('w.withdrawnAt').as('withdrawnAt')])
      .select(['w.withdrawnBy', 'w.reason as withdrawalReason'])
      .where('c.subjectType', '=', type)
      .where('c.subjectId', '=', subjectId)
      .orderBy('c.clearedAt')
      .orderBy('c.id')
      .limit(1_000)
      .$castTo<SanctionsClearanceResponse>()
      .execute();
  }

  private looked(names: readonly string[]): Promise<Found> {
    return this.list.screen(names).catch((error: unknown) => {
      if (!(error instanceof SanctionsListUnavailable)) throw error;
      this.log.error({ reason: error.message }, 'list of sanctions not read');
      throw sanctionsError('sanctions.list-unavailable');
    });
  }
}
