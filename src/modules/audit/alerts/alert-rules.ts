import { isDeepStrictEqual } from 'node:util';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { json, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../audit.js';
import { auditError } from '../audit.errors.js';
import { AlertRule, AlertRuleVersion } from './alert.entities.js';
import type { AlertRuleTerms } from './domain/alert-rule.js';
import { termsFaults } from './domain/alert-rule.js';
import type {
  AddAlertRuleRequest,
  AlertRuleResponse,
  AlertRuleVersionResponse,
  ChangeAlertRuleRequest,
} from './alert-rules.dto.js';

const QUIET_MINUTES = 60;

/** A rule as it is now. */
export interface RuleInForce {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly terms: AlertRuleTerms;
}

type RuleRow = Omit<AlertRuleResponse, keyof AlertRuleTerms> & { readonly terms: AlertRuleTerms };

/** Rules of alerts. A version is never changed, because alerts were raised by it: a change writes the next version. */
@Injectable()
export class AlertRules {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async add(actor: Actor, { code, ...given }: AddAlertRuleRequest): Promise<AlertRuleResponse> {
    const { next = null, distinct = null, timeZone = null, historyDays = null } = given;
    const { quietMinutes = QUIET_MINUTES } = given;
    const terms = sound({ ...given, next, distinct, timeZone, historyDays, quietMinutes });
    const id = newId();
    await over(this.em, AlertRule)
      .insertInto('AlertRule')
      .values({ id, code, createdBy: actor.id })
      .execute()
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? auditError('audit.alert-rule-exists') : error;
      });
    await this.write(actor, { id, code, version: 1, terms }, 'added');
    return this.byId(id);
  }

  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    given: ChangeAlertRuleRequest,
  ): Promise<AlertRuleResponse> {
    const rule = await this.lock(id, expected);
    const told = Object.entries(given).filter(([, value]) => value !== undefined);
    const terms = sound({ ...rule.terms, ...(Object.fromEntries(told) as Partial<AlertRuleTerms>) });
    if (isDeepStrictEqual(plain(terms), rule.terms)) return shown(rule);
    const version = rule.version + 1;
    await over(this.em, AlertRule)
      .updateTable('AlertRule')
      .set({ version, rowVersion: rule.rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.write(actor, { ...rule, version, terms }, 'changed');
    return this.byId(id);
  }

  @Transactional()
  async end(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<AlertRuleResponse> {
    const { code, version, rowVersion } = await this.lock(id, expected);
    await over(this.em, AlertRule)
      .updateTable('AlertRule')
      .set({ endedAt: this.clock.now(), rowVersion: rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.record(actor, id, 'ended', { code, version });
    return this.byId(id);
  }

  async byId(id: string): Promise<AlertRuleResponse> {
    return shown(found(await this.rows().where('AlertRule.id', '=', id).executeTakeFirst()));
  }

  /** The one in force. */
  async byCode(code: string): Promise<AlertRuleResponse> {
    const rule = await this.rows().where('code', '=', code).where('endedAt', 'is', null).executeTakeFirst();
    return shown(found(rule));
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null, ended?: boolean): Promise<Page<AlertRuleResponse>> {
    const rows = this.rows().where(({ eb, lit }) => (ended === true ? lit(true) : eb('endedAt', 'is', null)));
    const page = await newestPage(rows, { limit, after }, 'AlertRule');
    return { ...page, items: page.items.map(shown) };
  }

  async versions(id: string): Promise<readonly AlertRuleVersionResponse[]> {
    await this.byId(id);
    const rows = await over(this.em, AlertRuleVersion)
      .selectFrom('AlertRuleVersion')
      .select(['version', 'terms', 'writtenBy', moment('createdAt').as('createdAt')])
      .where('ruleId', '=', id)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(
      ({ terms, ...row }) => ({ ...(terms as AlertRuleTerms), ...row }) as AlertRuleVersionResponse,
    );
  }

  async inForce(): Promise<readonly RuleInForce[]> {
    const rows = await this.rows().where('endedAt', 'is', null).orderBy('code').execute();
    return rows.map(({ id, code, version, terms }) => ({ id, code, version, terms }));
  }

  private async lock(id: string, expected: ExpectedRowVersion): Promise<RuleRow> {
    const rule = found(
      await this.rows().where('AlertRule.id', '=', id).forNoKeyUpdate('AlertRule').executeTakeFirst(),
    );
    assertVersion(rule.rowVersion, expected);
    if (rule.endedAt !== null) throw auditError('audit.alert-rule-over');
    return rule;
  }

  private async write(actor: Actor, { id, code, version, terms }: RuleInForce, what: string): Promise<void> {
    await over(this.em, AlertRuleVersion)
      .insertInto('AlertRuleVersion')
      .values({ ruleId: id, version, terms: json(terms), writtenBy: actor.id })
      .execute();
    const { kind, severity, threshold, windowMinutes } = terms;
    await this.record(actor, id, what, { code, version, kind, severity, threshold, windowMinutes });
  }

  private record(actor: Actor, id: string, what: string, changes: object): Promise<void> {
    return this.audit.record(actor, {
      action: `audit.alert-rule-${what}`,
      resourceType: 'alert-rule',
      resourceId: id,
      changes: { ...changes },
    });
  }

  private rows() {
    return over(this.em, AlertRule, AlertRuleVersion)
      .selectFrom('AlertRule')
      .innerJoin('AlertRuleVersion', (join) =>
        join
          .onRef('AlertRuleVersion.ruleId', '=', 'AlertRule.id')
          .onRef('AlertRuleVersion.version', '=', 'AlertRule.version'),
      )
      .select(['AlertRule.id', 'code', 'AlertRule.version', 'rowVersion', 'terms'])
      .select([moment<null>('endedAt').as('endedAt'), moment('AlertRule.createdAt').as('createdAt')])
      .$castTo<RuleRow>();
  }
}

function sound(terms: AlertRuleTerms): AlertRuleTerms {
  const errors = termsFaults(terms);
  if (errors.length > 0) throw auditError('audit.alert-rule-invalid', { errors });
  return terms;
}

function shown({ terms, ...rule }: RuleRow): AlertRuleResponse {
  return { ...rule, ...terms } as AlertRuleResponse;
}

/** The terms as they are stored: without fields that were not given. */
function plain(terms: AlertRuleTerms): unknown {
  return JSON.parse(JSON.stringify(terms));
}

function found<T>(rule: T | undefined): T {
  if (!rule) throw auditError('audit.alert-rule-not-found');
  return rule;
}
