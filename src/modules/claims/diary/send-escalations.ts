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
import { DiaryStore } from './diary.store.js';
import { escalationLetter } from './domain/escalation-letter.js';

interface DueLetter {
  readonly id: string;
  readonly leadId: string;
}

/**
 * Mails team leaders the overdue entries of their teams. Entries done meanwhile are left out, and leaders who may no
 * longer read diaries get nothing. Without a mail server the letters wait, one for each leader; the list of entries
 * and the audit trail show them.
 */
@Injectable()
export class SendEscalations {
  private readonly queue: LetterQueue<DueLetter>;

  constructor(
    private readonly room: ModuleRef,
    private readonly store: DiaryStore,
    private readonly config: AppConfig,
    em: EntityManager,
    mail: Mail,
    @Inject(LOG) log: Logger,
  ) {
    const columns = ['lead_id'];
    this.queue = new LetterQueue({ em, mail, log, table: 'claim_escalations', columns });
  }

  /** How many letters were sent or given up. */
  run(): Promise<number> {
    return this.queue.send((due) => this.messagesOf(due));
  }

  private async messagesOf(due: readonly DueLetter[]): Promise<ReadonlyMap<string, MailMessage>> {
    const [entries, addresses] = await Promise.all([
      this.store.stillOpen(due.map(({ id }) => id)),
      this.room.get(Addressees, { strict: false }).of(
        due.map(({ leadId }) => leadId),
        'claims.read-diary',
      ),
    ]);
    const byLetter = Map.groupBy(entries, ({ escalationId }) => escalationId);
    return new Map(
      due.flatMap(({ id, leadId }) => {
        const [open, to] = [byLetter.get(id), addresses.get(leadId)];
        return open && to !== undefined
          ? [[id, { to, ...escalationLetter(open, this.config.publicUrl) }] as const]
          : [];
      }),
    );
  }
}
