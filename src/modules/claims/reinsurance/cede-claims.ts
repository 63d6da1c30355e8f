import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { OFFICE } from '../time-zones.js';
import type { CessionChange, ClaimsOfTreaty } from './cessions.store.js';
import { CessionsStore } from './cessions.store.js';
import type { GrossOfCoverage } from './domain/cession.js';
import { cede } from './domain/cession.js';
import { cededPositions, entriesOf, positionChanges } from './domain/positions.js';
import type { TreatyTerms } from './domain/treaty.js';
import { attaches, treatyYear } from './domain/treaty.js';

const MOST_ROUNDS = 5;

/** What claims share limits by. */
interface Shared {
  readonly codes: ReadonlySet<string>;
  readonly years: ReadonlyMap<string, ClaimsOfTreaty>;
}

/**
 * Works out what claims cede since their ledgers have changed, with all claims that share a limit with them, and books the
 * difference. One at a time: two who take of one limit at once would not see each other.
 */
@Injectable()
export class CedeClaims {
  constructor(
    private readonly store: CessionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** How many changes there were. All of it is written together or not at all. */
  @Transactional()
  async run(limit: number): Promise<number> {
    await this.store.lock();
    const changes = [...(await this.store.take(limit))];
    if (changes.length === 0) return 0;
    const treaties = await this.store.treaties();
    const gross = await this.claimsOf(changes, treaties);
    const ids = new Set([...changes, ...gross].map(({ claimId }) => claimId));
    const { cessions, notices } = cede(treaties, gross);
    const changed = positionChanges(await this.store.positions([...ids]), cededPositions(treaties, cessions));
    const entries = changed.flatMap(entriesOf);
    await this.store.put(changed, entries, this.clock.now());
    await this.record('claims.ceded', new Set(entries.map(({ claimId }) => claimId)));
    const today = this.clock.today(OFFICE);
    const told = await this.store.notice(
      notices.map(({ claimId, treaty: { number, noticeDays } }) => ({
        claimId,
        title: `Report the loss to the reinsurers of treaty ${number}`,
        dueOn: addDays(today, noticeDays ?? 0),
      })),
    );
    await this.record('claims.reinsurance-notice-due', new Set(told));
    return changes.length;
  }

  /**
   * What was written down, and all that shares an event or a year of a treaty with it, until no more is found. What else was
   * written down of these claims is taken with them, and they are read again behind it.
   */
  private async claimsOf(
    changes: CessionChange[],
    treaties: readonly TreatyTerms[],
  ): Promise<readonly GrossOfCoverage[]> {
    let found: readonly GrossOfCoverage[] = [];
    for (let round = 1; ; round++) {
      const ids = new Set(changes.map(({ claimId }) => claimId));
      const wanted = sharedBy([...changes, ...found], treaties);
      found = await this.store.gross([...ids], [...wanted.codes], [...wanted.years.values()]);
      const shared = sharedBy([...changes, ...found], treaties);
      const isAll = shared.codes.size === wanted.codes.size && shared.years.size === wanted.years.size;
      // Somebody who books without a pause does not keep this from its end: what is left is taken next.
      const more =
        round > MOST_ROUNDS ? [] : await this.store.takeOf([...new Set(found.map(({ claimId }) => claimId))]);
      changes.push(...more);
      if (isAll && more.length === 0) return found;
    }
  }

  private async record(
    action: 'claims.ceded' | 'claims.reinsurance-notice-due',
    ids: ReadonlySet<string>,
  ): Promise<void> {
    if (ids.size > 0) await this.audit.recordEach(SYSTEM_ACTOR, { action, resourceType: 'claim' }, [...ids]);
  }
}

/** The events and the years of treaties of which claims are or were. */
function sharedBy(
  claims: readonly (CessionChange | GrossOfCoverage)[],
  treaties: readonly TreatyTerms[],
): Shared {
  const ofEvents = treaties.filter(({ kind }) => kind === 'excess_per_occurrence');
  const ofYears = treaties.filter(({ annualLimit }) => annualLimit !== null);
  const codes = new Set<string>();
  const years = new Map<string, ClaimsOfTreaty>();
  for (const claim of claims) {
    const { catastropheCode, lossOn } = claim;
    if (catastropheCode !== null && ofEvents.length > 0) codes.add(catastropheCode);
    if (lossOn === null) continue;
    for (const treaty of ofYears) {
      const subject = 'productType' in claim ? claim : null;
      // Of what a claim was nobody has written down more than its day: it may have been any of the treaty.
      const isOf = subject
        ? attaches(treaty, subject)
        : treaty.effectiveDate <= lossOn && lossOn < treaty.expirationDate;
      if (!isOf) continue;
      const { productTypes, states } = treaty;
      const year = treatyYear(treaty, lossOn);
      years.set(`${treaty.id} ${year.from}`, { ...year, productTypes, states });
    }
  }
  return { codes, years };
}
