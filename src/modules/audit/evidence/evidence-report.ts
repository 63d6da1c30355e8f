import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AppConfig } from '../../../platform/config/config.js';
import { httpError } from '../../../platform/http/http.errors.js';
import { assertRanges } from '../../../platform/http/ranges.js';
import { addDays, daysBetween } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { EvidenceTopic } from '../domain/evidence-topics.js';
import { TOPICS, TOPIC_NAMES } from '../domain/evidence-topics.js';
import { AccessInventory } from './access-inventory.js';
import { BackupsQueries } from './backups.queries.js';
import type {
  EvidenceEntryResponse,
  EvidenceQuery,
  EvidenceReportResponse,
  EvidenceTopicResponse,
} from './evidence.dto.js';
import { MOST_LISTED } from './evidence.dto.js';
import type { ActionCount, EvidencePeriod, EvidenceRow } from './evidence.queries.js';
import { EvidenceQueries } from './evidence.queries.js';
import { TrailVerificationsQueries } from './trail-verifications.queries.js';

const USUAL_DAYS = 89;
const MOST_DAYS = 400;

const LIMITS = [
  'It tells what Bindery has recorded. Controls outside of it, such as who may enter the building or the database, are evidenced elsewhere; what administrators of the database do is in the log of pgaudit.',
  'Backups are told by whoever makes them, and not looked at here.',
  'Who may sign in, and who was reviewed in what they hold, is as of the moment of the report; changes within the period are listed with their rows of the trail.',
  'Rows are masked as the trail shows them. Whether the trail itself is unchanged is proven by npm run audit:verify, whose runs are listed, and by an auditor with an export, verify-audit-export.mjs and checkpoints that lie outside.',
] as const;

/** What an auditor of SOC 2 asks for of a period: who was let in and reviewed, what changed, which keys, whether it can be believed. */
@Injectable()
export class EvidenceReport {
  constructor(
    private readonly queries: EvidenceQueries,
    private readonly backups: BackupsQueries,
    private readonly verifications: TrailVerificationsQueries,
    private readonly room: ModuleRef,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async run(query: EvidenceQuery): Promise<EvidenceReportResponse> {
    assertRanges(query, [['from', 'to']]);
    const to = query.to ?? this.clock.today('UTC');
    const from = query.from ?? addDays(to, -USUAL_DAYS);
    assertRanges({ from, to }, [['from', 'to']]);
    if (daysBetween(from, to) > MOST_DAYS)
      throw httpError('http.invalid-request', {
        errors: [{ pointer: '?to', detail: `must be at most ${MOST_DAYS} days after from, ${from}` }],
      });
    const period = { from: new Date(from), to: new Date(addDays(to, 1)) };
    const counts = await this.queries.counts(
      period,
      TOPIC_NAMES.flatMap((topic) => TOPICS[topic].actions),
    );
    const topics: EvidenceTopicResponse[] = [];
    for (const topic of TOPIC_NAMES) topics.push(await this.topic(topic, period, monthsOf(from, to), counts));
    return {
      from,
      to,
      madeAt: this.clock.now().toISOString(),
      trail: this.config.databaseSchema,
      access: await this.access.figures(period.from, period.to),
      topics,
      alerts: await this.queries.alerts(period),
      seals: await this.queries.seals(period),
      verifications: await this.verifications.within(period),
      backups: {
        ...(await this.backups.figures(period.from, period.to)),
        items: await this.backups.within(period.from, period.to, MOST_LISTED),
      },
      limits: [...LIMITS],
    };
  }

  /** Identity stands above, and is there only when all rooms are. */
  private get access(): AccessInventory {
    return this.room.get(AccessInventory, { strict: false });
  }

  private async topic(
    topic: EvidenceTopic,
    period: EvidencePeriod,
    months: readonly string[],
    counts: readonly ActionCount[],
  ): Promise<EvidenceTopicResponse> {
    const { title, criteria, actions, isListed } = TOPICS[topic];
    const own = counts.filter(({ action }) => actions.includes(action));
    const sources = await this.queries.sources(period, actions);
    const rows = isListed ? await this.queries.rows(period, actions, MOST_LISTED) : [];
    return {
      topic,
      title,
      criteria,
      total: sum(own),
      ...sources,
      months: months.map((month) => ({ month, count: sum(own.filter((each) => each.month === month)) })),
      actions: actions.flatMap((action) => {
        const count = sum(own.filter((each) => each.action === action));
        return count === 0 ? [] : [{ action, count }];
      }),
      entries: await this.named(rows),
    };
  }

  private async named(rows: readonly EvidenceRow[]): Promise<readonly EvidenceEntryResponse[]> {
    const users = rows.flatMap(({ userId, resourceType, resourceId }) => [
      ...(userId === null ? [] : [userId]),
      ...(resourceType === 'user' && resourceId !== null ? [resourceId] : []),
    ]);
    const names = await this.access.namesOf([...new Set(users)]);
    return rows.map(({ userId, clientId, ...row }) => ({
      ...row,
      by: userId === null ? clientId : (names.get(userId) ?? userId),
      resourceName: row.resourceType === 'user' ? (names.get(row.resourceId ?? '') ?? null) : null,
    }));
  }
}

function sum(counts: readonly ActionCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

function monthsOf(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (months.at(-1) !== day.slice(0, 7)) months.push(day.slice(0, 7));
  return months;
}
