import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Mail } from '../../../platform/mail/mail.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { AlertReaders } from './alert-readers.js';
import type { AlertInLetter, DueLetter } from './letters.store.js';
import { LettersStore } from './letters.store.js';

const LEASE_SECONDS = 120;
/** After each try; some twelve hours in all, in which a mail server is back or somebody has noticed. */
const PAUSES_SECONDS = [60, 300, 900, 3_600, 10_800, 28_800] as const;
const LONGEST_FAULT = 200;

/** Sends letters of alerts. Who may not read alerts any more is sent none, whatever they have asked for. */
@Injectable()
export class SendLetters {
  private failed = 0;

  constructor(
    private readonly room: ModuleRef,
    private readonly store: LettersStore,
    private readonly mail: Mail,
    private readonly config: AppConfig,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    metrics.gauge(
      'audit_alert_letters_failed',
      'Letters of alerts that this process has given up.',
      () => this.failed,
    );
  }

  /** How many were settled, one way or the other. */
  async run(): Promise<number> {
    if (!this.mail.isSetUp) return 0;
    const due = await this.store.take(LEASE_SECONDS);
    if (due.length === 0) return 0;
    const readers = this.room.get(AlertReaders, { strict: false });
    const [alerts, addresses] = await Promise.all([
      this.store.alerts(due.map(({ alertId }) => alertId)),
      readers.addressesOf(due.map(({ userId }) => userId)),
    ]);
    for (const letter of due)
      await this.send(letter, alerts.get(letter.alertId), addresses.get(letter.userId));
    return due.length;
  }

  private async send(
    { id, attempts }: DueLetter,
    alert: AlertInLetter | undefined,
    to: string | undefined,
  ): Promise<void> {
    const ended = { id, attempts, pauseSeconds: 0, fault: null };
    if (!alert || to === undefined) return this.store.settle({ ...ended, status: 'dropped' });
    try {
      await this.mail.send({ to, ...letterOf(alert, this.config.publicUrl) });
    } catch (error) {
      const pauseSeconds = PAUSES_SECONDS[attempts - 1];
      const fault = faultOf(error);
      const isOver = pauseSeconds === undefined;
      if (isOver) this.failed += 1;
      this.log[isOver ? 'error' : 'warn'](
        { alertId: alert.id, attempts, fault },
        'letter of an alert not sent',
      );
      return this.store.settle({
        ...ended,
        status: isOver ? 'failed' : 'waiting',
        pauseSeconds: pauseSeconds ?? 0,
        fault,
      });
    }
    await this.store.settle({ ...ended, status: 'sent' });
  }
}

/** What an SMTP server answers may repeat the address: only what kind of fault it was is kept. */
function faultOf(error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  return (
    [code, responseCode]
      .filter((part) => part !== undefined)
      .join(' ')
      .slice(0, LONGEST_FAULT) || 'unknown'
  );
}

/** No names, no addresses, no rows: mail is read by others on its way. Who may sees the rest in Bindery. */
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
