import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Addressees } from '../../../platform/mail/addressees.js';
import { LetterQueue } from '../../../platform/mail/letter-queue.store.js';
import type { MailMessage } from '../../../platform/mail/mail.js';
import { Mail } from '../../../platform/mail/mail.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import type { AlertInLetter } from './letters.store.js';
import { LettersStore } from './letters.store.js';

interface DueLetter {
  readonly id: string;
  readonly alertId: string;
  readonly userId: string;
}

/** Sends letters of alerts. Subscribers who may not read alerts any more are sent none. */
@Injectable()
export class SendLetters {
  private readonly queue: LetterQueue<DueLetter>;

  constructor(
    private readonly room: ModuleRef,
    private readonly store: LettersStore,
    private readonly config: AppConfig,
    em: EntityManager,
    mail: Mail,
    metrics: Metrics,
    @Inject(LOG) log: Logger,
  ) {
    const columns = ['alert_id', 'user_id'];
    this.queue = new LetterQueue({ em, mail, log, table: 'alert_letters', columns });
    metrics.gauge(
      'audit_alert_letters_failed',
      'Letters of alerts that this process has given up.',
      () => this.queue.failed,
    );
  }

  /** How many letters were sent or given up. */
  run(): Promise<number> {
    return this.queue.send((due) => this.messagesOf(due));
  }

  private async messagesOf(due: readonly DueLetter[]): Promise<ReadonlyMap<string, MailMessage>> {
    const [alerts, addresses] = await Promise.all([
      this.store.alerts(due.map(({ alertId }) => alertId)),
      this.room.get(Addressees, { strict: false }).of(
        due.map(({ userId }) => userId),
        'audit.alerts.read',
      ),
    ]);
    return new Map(
      due.flatMap(({ id, alertId, userId }) => {
        const [alert, to] = [alerts.get(alertId), addresses.get(userId)];
        return alert && to !== undefined
          ? [[id, { to, ...letterOf(alert, this.config.publicUrl) }] as const]
          : [];
      }),
    );
  }
}

/** No names, no addresses, no rows: others may read mail on its way. Readers with the permission see the rest in Bindery. */
function letterOf({ id, title, code, severity, occurrences, firstAt }: AlertInLetter, publicUrl: string) {
  const since = `${new Date(firstAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    subject: `Bindery alert (${severity}): ${title}`,
    text: `${title}.

Rule: ${code}
Severity: ${severity}
Since: ${since}
Rows of the audit trail: ${occurrences}

${publicUrl}/api/v1/audit/alerts/${id}

Take it up there, so that others know that somebody looks into it.
`,
  };
}
