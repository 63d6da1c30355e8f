import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Visit } from '../../../platform/http/visits.js';
import { Visits } from '../../../platform/http/visits.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { isId } from '../../../shared/ids.js';
import type { AccessEntry } from './access-entries.store.js';
import { AccessEntriesStore } from './access-entries.store.js';
import type { AuditOutcome } from './entry-risk.js';
import { BREAK_GLASS, alertsOfProblem, requestRisk } from './entry-risk.js';

const FLUSH_AFTER_MS = 250;
const MOST_AT_ONCE = 500;
/** Some seconds of full load while the database is away; what comes beyond that is counted and left to the log. */
const MOST_KEPT = 20_000;

/**
 * One row for each request, after its answer: what was read, refused or rolled back leaves a trail too, and only then status and
 * duration are known. Rows are written together, so a process that is killed loses those of the last quarter of a second; the row
 * of a change is never among them, for it is in the transaction of the change.
 */
@Injectable()
export class AccessTrail implements BeforeApplicationShutdown {
  private waiting: AccessEntry[] = [];
  private lost = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly store: AccessEntriesStore,
    config: AppConfig,
    visits: Visits,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    if (config.auditRequests) visits.subscribe((visit) => this.add(visit));
    metrics.gauge(
      'audit_access_rows_lost',
      'Access rows that found no place while the database was away.',
      () => this.lost,
    );
  }

  /** Returns when all entries so far are written or have failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private add(visit: Visit): void {
    if (this.waiting.length >= MOST_KEPT) {
      this.lost += 1;
      return;
    }
    this.waiting.push(entryOf(visit));
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS).unref();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const entries = this.waiting.slice(0, MOST_AT_ONCE);
      try {
        await this.insert(entries);
      } catch (error) {
        this.log.error(
          { waiting: this.waiting.length, err: loggableError(error) },
          'access rows not written',
        );
        this.timer ??= setTimeout(() => void this.flush(), 10 * FLUSH_AFTER_MS).unref();
        return;
      }
      this.waiting = this.waiting.slice(entries.length);
    }
  }

  /** One that the table refuses must not keep the others out for ever. */
  private async insert(entries: readonly AccessEntry[]): Promise<void> {
    try {
      await this.store.insert(this.em.fork(), entries);
    } catch (error) {
      if (!isOfOneRow(error)) throw error;
      const [only, ...others] = entries;
      if (!only || others.length > 0) for (const entry of entries) await this.insert([entry]);
      else {
        this.lost += 1;
        this.log.error({ requestId: only.request, err: loggableError(error) }, 'access row refused');
      }
    }
  }
}

/** Faults of data and of references (SQLSTATE classes 22 and 23) come again whenever the same rows do. */
function isOfOneRow(error: unknown): boolean {
  return /^2[23]/.test(String((error as { readonly code?: unknown }).code));
}

function entryOf({ actor, ...visit }: Visit): AccessEntry {
  const { type, resource } = resourceOf(visit);
  const outcome = outcomeOf(visit.status);
  const alerts = [...alertsOfProblem(visit.code), ...(actor?.breakGlass ? [BREAK_GLASS] : [])];
  return {
    user: actor && actor.client === undefined ? actor.id : null,
    client: actor?.client?.clientId ?? actor?.through ?? null,
    session: actor?.sessionId ?? null,
    ip: visit.ip,
    agent: visit.userAgent,
    request: visit.requestId,
    type,
    resource,
    method: visit.method,
    path: visit.path,
    outcome,
    status: visit.status,
    ms: visit.milliseconds,
    code: visit.code,
    risk: requestRisk(outcome, alerts),
    alerts: alerts.length > 0 ? alerts : null,
  };
}

function outcomeOf(status: number): AuditOutcome {
  if (status < 400) return 'success';
  return status === 401 || status === 403 ? 'denied' : 'failure';
}

/** `/api/v1/policies/<id>/parties` is about the policy, as the rows of its changes are; what names no thing is about its route. */
function resourceOf({ route, path }: Pick<Visit, 'route' | 'path'>): {
  readonly type: string;
  readonly resource: string;
} {
  const [, , , plural = '', id = ''] = path.split('/');
  if (!isId(id)) return { type: 'route', resource: route };
  return { type: plural.replace(/ies$/, 'y').replace(/s$/, ''), resource: id };
}
