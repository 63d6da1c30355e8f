import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Mail } from '../../../platform/mail/mail.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../audit.js';
import { auditError } from '../audit.errors.js';
import { AlertSubscription } from './alert.entities.js';
import type { AlertSubscriptionResponse } from './alerts.dto.js';
import type { Severity } from './domain/alert-rule.js';

/** Who gets alerts by mail: users subscribe for themselves. */
@Injectable()
export class AlertSubscriptions {
  constructor(
    private readonly em: EntityManager,
    private readonly mail: Mail,
    private readonly audit: Audit,
  ) {}

  async of(actor: Actor): Promise<AlertSubscriptionResponse> {
    const row = await over(this.em, AlertSubscription)
      .selectFrom('AlertSubscription')
      .select('minimumSeverity')
      .where('userId', '=', actor.id ?? '')
      .executeTakeFirst();
    return { minimumSeverity: row?.minimumSeverity ?? null };
  }

  @Transactional()
  async begin(actor: Actor, minimumSeverity: Severity): Promise<AlertSubscriptionResponse> {
    if (!this.mail.isSetUp) throw auditError('audit.mail-not-set-up');
    await over(this.em, AlertSubscription)
      .insertInto('AlertSubscription')
      .values({ userId: actor.id ?? '', minimumSeverity })
      .onConflict((taken) =>
        taken.column('userId').doUpdateSet((row) => ({
          minimumSeverity,
          rowVersion: row('AlertSubscription.rowVersion', '+', 1),
        })),
      )
      .execute();
    await this.record(actor, 'begun', { severity: minimumSeverity });
    return { minimumSeverity };
  }

  @Transactional()
  async end(actor: Actor): Promise<void> {
    const { numDeletedRows } = await over(this.em, AlertSubscription)
      .deleteFrom('AlertSubscription')
      .where('userId', '=', actor.id ?? '')
      .executeTakeFirst();
    if (numDeletedRows > 0n) await this.record(actor, 'ended', {});
  }

  /** The subscribers of an alert. */
  async readersOf(severities: readonly Severity[]): Promise<readonly string[]> {
    const rows = await over(this.em, AlertSubscription)
      .selectFrom('AlertSubscription')
      .select('userId')
      .where('minimumSeverity', 'in', severities)
      .execute();
    return rows.map(({ userId }) => userId);
  }

  private record(actor: Actor, what: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(actor, {
      action: `audit.alert-subscription-${what}`,
      resourceType: 'user',
      resourceId: actor.id ?? '',
      changes,
    });
  }
}
