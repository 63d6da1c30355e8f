import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { addBusinessDays } from '../../../shared/business-days.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { Audit } from '../../audit/index.js';
import type { JudgedMatch, ScreenedSubject, Screening } from '../judged.js';
import { openEntries, openMatches } from '../judged.js';
import type { ScreenedType } from '../sanctions.entities.js';
import type { FoundMatch } from './finding.entity.js';
import { SanctionsFinding } from './finding.entity.js';
import { moveFindings, reopenUncleared, settleCleared, settleTold, takeTurns } from './findings.store.js';

/** Property that is blocked and transactions that are refused are reported within so many business days (31 CFR 501.603, 501.604). */
const DAYS_TO_REPORT = 10;

/** What was found when, as the trail of a room tells it. */
export interface Found {
  readonly subjectType: ScreenedType;
  readonly action: string;
  /** What the row of the trail is about, and what waits, unless that is another thing. */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly held?: { readonly type: string; readonly id: string };
  /** By which people know it: the number of a policy, claim or quote. */
  readonly reference?: string | null;
  /** US dollars that wait. */
  readonly amount?: string | null;
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** What the people of compliance have to look at. It is told once for the same names, entries and thing that waits. */
@Injectable()
export class SanctionsFindings {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async tell(actor: Actor, found: Found, screening: Screening): Promise<void> {
    await this.tellEach(actor, [{ found, screening }]);
  }

  /**
   * How many things were news. What was cleared since it was found, such as while an answer went out, is settled at once. What came to
   * nothing is news again when somebody does something; a job that looks once more has found nothing new.
   */
  async tellEach(
    actor: Actor,
    each: readonly { readonly found: Found; readonly screening: Screening }[],
  ): Promise<number> {
    const rows = each.flatMap(({ found, screening }) => this.rowsOf(found, screening));
    if (rows.length === 0) return 0;
    await takeTurns(this.em, rows);
    const kept = await over(this.em, SanctionsFinding)
      .insertInto('SanctionsFinding')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['subjectId', 'heldId', 'matched'])
          .doUpdateSet((eb) => ({
            status: 'open',
            decidedBy: null,
            decidedAt: null,
            decisionReason: null,
            listVersion: eb.ref('excluded.listVersion'),
            foundAt: eb.ref('excluded.foundAt'),
            foundOn: eb.ref('excluded.foundOn'),
            dueOn: eb.ref('excluded.dueOn'),
            rowVersion: eb('SanctionsFinding.rowVersion', '+', 1),
          }))
          .where(
            'SanctionsFinding.status',
            'in',
            actor.role === 'system' ? ['cleared'] : ['cleared', 'closed'],
          ),
      )
      .returning('heldId')
      .execute();
    const news = new Set(kept.map(({ heldId }) => heldId));
    const told = each.filter(({ found }) => news.has(heldBy(found).id));
    for (const { found, screening } of told) {
      const { action, resourceType, resourceId, changes } = found;
      const entry = { action, resourceType, resourceId, changes: { ...changes, ...openEntries(screening) } };
      await this.audit.record(actor, entry);
    }
    for (const { subjectType: type, subjectId: id, name, heldId } of rows)
      if (news.has(heldId)) await settleTold(this.em, { type, id, name });
    return told.length;
  }

  /** A clearance was given: what waits for nothing else under this name is settled. */
  async cleared(actor: Actor, type: ScreenedType, subject: ScreenedSubject, reason: string): Promise<void> {
    await takeTurns(this.em, [{ subjectType: type, subjectId: subject.id }]);
    await settleCleared(this.em, { type, ...subject, reason, by: actor.id, at: this.clock.now() });
  }

  /** One was taken back. What was found has been known since the day on which it was found: it is due as before. */
  openAgain(type: ScreenedType, subject: ScreenedSubject): Promise<void> {
    return reopenUncleared(this.em, { type, ...subject });
  }

  /** Somebody was entered twice: what was found is work on the one who stays, unless that one is cleared. The ids of what moved. */
  async follow(type: ScreenedType, from: string, into: string): Promise<readonly string[]> {
    const moved = await moveFindings(this.em, type, from, into);
    for (const name of new Set(moved.map((each) => each.name)))
      await settleTold(this.em, { type, id: into, name });
    return moved.map(({ id }) => id);
  }

  private rowsOf(found: Found, screening: Screening) {
    const { subjectType, action, reference = null, amount = null } = found;
    const { type: heldType, id: heldId } = heldBy(found);
    const foundAt = this.clock.now();
    const foundOn = this.clock.today(OFFICE);
    const dueOn = addBusinessDays(foundOn, DAYS_TO_REPORT);
    const listVersion = screening.screeningList ?? '';
    return byName(openMatches(screening)).map(({ subjectId, name, matches }) => ({
      id: newId(),
      ...{ subjectType, subjectId, name, matches: json(matches), matched: hashOf(name, matches) },
      ...{ listVersion, action, heldType, heldId, reference, amount, foundAt, foundOn, dueOn },
    }));
  }
}

function heldBy({ held, resourceType, resourceId }: Found): { readonly type: string; readonly id: string } {
  return held ?? { type: resourceType, id: resourceId };
}

interface NamedMatches {
  readonly subjectId: string;
  readonly name: string;
  readonly matches: readonly FoundMatch[];
}

function byName(open: readonly JudgedMatch[]): readonly NamedMatches[] {
  const names = Map.groupBy(open, ({ subjectId, name }) => `${subjectId} ${name}`);
  return [...names.values()].map((found) => {
    const { subjectId, name } = found[0] as JudgedMatch;
    return {
      subjectId,
      name,
      matches: found.map(({ entry, listedAs, program }) => ({ entry, listedAs, program })),
    };
  });
}

function hashOf(name: string, matches: readonly FoundMatch[]): string {
  const entries = matches.map(({ entry, listedAs }) => `${entry} ${listedAs}`).sort();
  return createHash('sha256')
    .update(JSON.stringify([name, ...entries]))
    .digest('hex');
}
