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
import type { ScreenedMatch, ScreenedSubject, Screening } from '../screening.js';
import { openEntries, openMatches } from '../screening.js';
import type { ScreenedType } from '../sanctions.entities.js';
import type { FoundMatch } from './finding.entity.js';
import { SanctionsFinding } from './finding.entity.js';
import type { MergedSubject } from './findings.store.js';
import {
  closeDuplicates,
  copyClearances,
  foundThemselves,
  moveFindings,
  reopenUncleared,
  settleCleared,
  settleByEarlierClearance,
  takeTurns,
} from './findings.store.js';

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

/** Of those of these ids who were merged, into whom. */
type Survivors = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
type FindingRow = ReturnType<SanctionsFindings['rowsOf']>[number];

/** What the people of compliance have to look at. It is told once for the same names, entries and thing that waits. */
@Injectable()
export class SanctionsFindings {
  private readonly merged = new Map<ScreenedType, Survivors>();

  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async record(actor: Actor, found: Found, screening: Screening): Promise<void> {
    await this.recordEach(actor, [{ found, screening }]);
  }

  /**
   * How many things were news. What was cleared since it was found, such as while an answer went out, is settled at once. What came to
   * nothing is news again when somebody does something; a job that looks once more has found nothing new.
   */
  async recordEach(
    actor: Actor,
    each: readonly { readonly found: Found; readonly screening: Screening }[],
  ): Promise<number> {
    const looked = each.flatMap((one) => this.rowsOf(one.found, one.screening).map((row) => ({ one, row })));
    if (looked.length === 0) return 0;
    const all = await this.inTurn(looked.map(({ row }) => row));
    const rows = [
      ...new Map(all.map((row) => [`${row.subjectId} ${row.heldId} ${row.matched}`, row])).values(),
    ];
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
    const told = new Set(looked.flatMap(({ one }, at) => (news.has(all[at]?.heldId ?? '') ? [one] : [])));
    for (const { found, screening } of told) {
      const { action, resourceType, resourceId, changes } = found;
      const entry = { action, resourceType, resourceId, changes: { ...changes, ...openEntries(screening) } };
      await this.audit.record(actor, entry);
    }
    for (const { subjectType: type, subjectId: id, name, heldId } of rows)
      if (news.has(heldId)) await settleByEarlierClearance(this.em, { type, id, name });
    return told.size;
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

  /**
   * Somebody was entered twice: what was found is work on the one who stays, and who was cleared stays cleared. The ids of what
   * changed.
   */
  async follow(actor: Actor, merged: MergedSubject): Promise<readonly string[]> {
    const { type, from, into } = merged;
    await takeTurns(
      this.em,
      [from, into].map((subjectId) => ({ subjectType: type, subjectId })),
    );
    const cleared = await copyClearances(this.em, merged);
    const twins = await closeDuplicates(this.em, merged, { by: actor.id, at: this.clock.now() });
    const changed = [...twins, ...(await moveFindings(this.em, merged))];
    for (const name of new Set([...cleared, ...changed.map((each) => each.name)]))
      await settleByEarlierClearance(this.em, { type, id: into, name });
    return changed.map(({ id }) => id);
  }

  /** A room that merges subjects says into whom each of these was merged. Called in constructors. */
  askForMerged(type: ScreenedType, survivors: Survivors): void {
    this.merged.set(type, survivors);
  }

  /**
   * Whoever looked before somebody was merged tells of the one who stays. Nobody merges them from here to the end of the
   * transaction.
   */
  private async inTurn(rows: readonly FindingRow[]): Promise<readonly FindingRow[]> {
    const before = await this.ofThoseWhoStay(rows);
    await takeTurns(this.em, [...rows, ...before]);
    const now = await this.ofThoseWhoStay(rows);
    const held = new Set(before.map(({ subjectId }) => subjectId));
    await takeTurns(
      this.em,
      now.filter(({ subjectId }) => !held.has(subjectId)),
    );
    return this.asKnown(now);
  }

  /** Of somebody themselves there is one finding of the same matches, whichever of two entries of them it was about. */
  private async asKnown(rows: readonly FindingRow[]): Promise<readonly FindingRow[]> {
    const own = rows.filter(({ subjectType, heldType }) => heldType === subjectType);
    if (own.length === 0) return rows;
    const ids = [...new Set(own.map(({ subjectId }) => subjectId))];
    const known = await foundThemselves(this.em, ids);
    return rows.map((row) => {
      const same = (each: (typeof known)[number]): boolean =>
        row.heldType === row.subjectType && each.subjectId === row.subjectId && each.matched === row.matched;
      return { ...row, heldId: known.find(same)?.heldId ?? row.heldId };
    });
  }

  private async ofThoseWhoStay(rows: readonly FindingRow[]): Promise<readonly FindingRow[]> {
    const ids = new Map<string, string>();
    for (const [type, survivors] of this.merged) {
      const asked = rows.filter(({ subjectType }) => subjectType === type);
      if (asked.length === 0) continue;
      const found = await survivors([...new Set(asked.map(({ subjectId }) => subjectId))]);
      for (const [id, into] of found) ids.set(id, into);
    }
    const nowOf = (id: string): string => ids.get(id) ?? id;
    return rows.map((row) => ({
      ...row,
      subjectId: nowOf(row.subjectId),
      heldId: row.heldType === row.subjectType ? nowOf(row.heldId) : row.heldId,
    }));
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

function byName(open: readonly ScreenedMatch[]): readonly NamedMatches[] {
  const names = Map.groupBy(open, ({ subjectId, name }) => `${subjectId} ${name}`);
  return [...names.values()].map((found) => {
    const { subjectId, name } = found[0] as ScreenedMatch;
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
