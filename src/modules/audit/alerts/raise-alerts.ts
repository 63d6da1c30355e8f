import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Mail } from '../../../platform/mail/mail.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../audit.js';
import { TrailFeed } from '../trail/trail-feed.js';
import type { RuleInForce } from './alert-rules.js';
import { AlertRules } from './alert-rules.js';
import { AlertSubscriptions } from './alert-subscriptions.js';
import { AlertsStore } from './alerts.store.js';
import type { Severity } from './domain/alert-rule.js';
import { SEVERITIES, isAtLeast } from './domain/alert-rule.js';
import type { SeenEntry } from './domain/detect.js';
import { isSameTrouble, reachOf, reasonIn } from './domain/detect.js';
import type { MatchedEntry } from './matching.store.js';
import { MatchingStore } from './matching.store.js';

const BATCH = 2_000n;

/**
 * Searches new rows of the trail, in the order of their numbers, each once on however many instances: an instance
 * locks the position and moves it in the transaction in which it raises alerts. After a pause it goes on from there,
 * and uses the times of the rows.
 */
@Injectable()
export class RaiseAlerts {
  constructor(
    /** Read by @Transactional. */
    protected readonly em: EntityManager,
    private readonly entries: TrailFeed,
    private readonly rules: AlertRules,
    private readonly matching: MatchingStore,
    private readonly store: AlertsStore,
    private readonly subscriptions: AlertSubscriptions,
    private readonly mail: Mail,
    private readonly audit: Audit,
  ) {}

  /** How many alerts were raised. */
  async run(signal: AbortSignal): Promise<number> {
    const horizon = await this.entries.horizon(signal);
    let raised = 0;
    while (!signal.aborted) {
      const step = await this.step(horizon);
      if (step === null) break;
      raised += step;
    }
    return raised;
  }

  /** One batch; null where no rows are left. */
  @Transactional()
  async step(horizon: bigint): Promise<number | null> {
    const position = await this.store.lockPosition();
    if (position >= horizon) return null;
    const upTo = position + BATCH < horizon ? position + BATCH : horizon;
    const rules = await this.rules.inForce();
    const fresh = await this.matching.between(
      position,
      upTo,
      rules.map(({ terms: { match, next, by } }) => ({ match: next ?? match, by })),
    );
    let raised = 0;
    for (const [index, rule] of rules.entries())
      raised += await this.evaluate(rule, fresh[index] ?? [], upTo);
    await this.store.moveTo(upTo);
    return raised;
  }

  private async evaluate(rule: RuleInForce, fresh: readonly MatchedEntry[], upTo: bigint): Promise<number> {
    if (fresh.length === 0) return 0;
    const bySubject = Map.groupBy(fresh, ({ subject }) => subject);
    const last = await this.store.lastOf(rule.id, [...bySubject.keys()]);
    const left = new Map<string, { readonly rows: readonly MatchedEntry[]; readonly after: number }>();
    for (const [subject, rows] of bySubject) {
      const alert = last.get(subject);
      const more = alert && !alert.isClosed ? sameTrouble(rows, alert.lastAt, rule) : [];
      const lastAt = more.at(-1)?.at ?? alert?.lastAt ?? Number.NEGATIVE_INFINITY;
      if (alert && more.length > 0)
        await this.store.extend({ id: alert.id, entryIds: more.map(({ id }) => id), lastAt });
      const others = rows.slice(more.length);
      const [first] = others;
      // Rows of an alert are no reason for the next one.
      if (first) left.set(subject, { rows: others, after: Math.max(first.at - reachOf(rule.terms), lastAt) });
    }
    return this.raiseFor(rule, left, upTo);
  }

  private async raiseFor(
    rule: RuleInForce,
    left: ReadonlyMap<string, { readonly rows: readonly MatchedEntry[]; readonly after: number }>,
    upTo: bigint,
  ): Promise<number> {
    const { terms } = rule;
    const { match, next, by, kind, threshold } = terms;
    const isAlone = kind === 'count' && threshold === 1;
    const whose = [...left].map(([subject, { rows, after }]) => ({
      subject,
      after: Math.floor(after),
      until: Math.max(...rows.map(({ at }) => at)),
    }));
    const before = isAlone ? [] : await this.matching.of(whose, upTo, { match, by });
    const beforeBySubject = Map.groupBy(before, ({ subject }) => subject);
    let raised = 0;
    for (const [subject, { rows }] of left) {
      const freshIds = new Set(rows.map(({ id }) => id));
      const seen = (list: readonly MatchedEntry[]): readonly SeenEntry[] =>
        list.map((row) => ({ ...row, isFresh: freshIds.has(row.id) }));
      const known = seen(beforeBySubject.get(subject) ?? []);
      const now = seen(rows);
      const reason = reasonIn({ matched: isAlone ? now : known, next: next ? now : [] }, terms);
      if (!reason) continue;
      await this.raise(rule, subject, reason);
      raised += 1;
    }
    return raised;
  }

  private async raise(
    { id: ruleId, code, version: ruleVersion, terms }: RuleInForce,
    subject: string,
    reason: readonly SeenEntry[],
  ): Promise<void> {
    const id = newId();
    const { severity, by: subjectType } = terms;
    const times = reason.map(({ at }) => at);
    const [firstAt, lastAt] = [Math.min(...times), Math.max(...times)];
    const entryIds = reason.map((entry) => entry.id);
    const occurrences = entryIds.length;
    const alert = { id, ruleId, ruleVersion, severity, subjectType, subject, occurrences };
    await this.store.insert({ ...alert, entryIds, firstAt, lastAt });
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'audit.alert-raised',
      resourceType: 'alert',
      resourceId: id,
      changes: { code, severity, count: occurrences, subjectType },
    });
    if (!this.mail.isSetUp) return;
    await this.store.addLetters(id, await this.subscriptions.readersOf(wantedBy(severity)));
  }
}

/** The minimum severity of each subscriber of this severity. */
function wantedBy(severity: Severity): readonly Severity[] {
  return SEVERITIES.filter((minimum) => isAtLeast(severity, minimum));
}

/** The first rows, as long as each comes soon enough after the one before. */
function sameTrouble(
  rows: readonly MatchedEntry[],
  lastAt: number,
  { terms }: RuleInForce,
): readonly MatchedEntry[] {
  let at = lastAt;
  const end = rows.findIndex((row) => {
    if (!isSameTrouble(row.at, at, terms)) return true;
    at = Math.max(at, row.at);
    return false;
  });
  return end < 0 ? rows : rows.slice(0, end);
}
