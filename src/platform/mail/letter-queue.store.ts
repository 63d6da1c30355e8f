import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { databaseNow, secondsAfter } from '../database-now.js';
import type { Mail, MailMessage } from './mail.js';

const LEASE_SECONDS = 120;
const MOST_AT_ONCE = 20;
/** The pauses after each attempt, some twelve hours in total: time to repair a mail server. */
const PAUSES_SECONDS = [60, 300, 900, 3_600, 10_800, 28_800] as const;
const LONGEST_FAULT = 200;

interface Taken {
  readonly id: string;
  readonly attempts: number;
}

interface EndedTry extends Taken {
  readonly status: 'waiting' | 'sent' | 'dropped' | 'failed';
  readonly pauseSeconds: number;
  readonly fault: string | null;
}

/** The letters of one table, whose entity has `letterProperties`. */
export interface QueuedLetters {
  readonly em: EntityManager;
  readonly mail: Mail;
  readonly log: Logger;
  readonly table: string;
  /** Further columns to read. */
  readonly columns: readonly string[];
}

/**
 * Letters in a room's table that wait to be sent. Each is sent once, on any number of instances; only if an instance dies between the mail
 * server's answer and its own note is it sent again, because a mail server cannot tell whether it has a letter.
 */
export class LetterQueue<Letter extends object> {
  private givenUp = 0;

  constructor(private readonly letters: QueuedLetters) {}

  /** How many letters this process has given up. */
  get failed(): number {
    return this.givenUp;
  }

  /** Tries to send the due letters, and returns how many were due. Letters without a message are dropped. */
  async send(
    messagesOf: (due: readonly (Letter & Taken)[]) => Promise<ReadonlyMap<string, MailMessage>>,
  ): Promise<number> {
    if (!this.letters.mail.isSetUp) return 0;
    const due = await this.take();
    if (due.length === 0) return 0;
    const messages = await messagesOf(due);
    for (const letter of due) await this.settle(await this.tried(letter, messages.get(letter.id)));
    return due.length;
  }

  private async tried({ id, attempts }: Taken, message: MailMessage | undefined): Promise<EndedTry> {
    const { mail, log, table } = this.letters;
    const ended = { id, attempts, pauseSeconds: 0, fault: null };
    if (!message) return { ...ended, status: 'dropped' };
    try {
      await mail.send(message);
    } catch (error) {
      const pauseSeconds = PAUSES_SECONDS[attempts - 1];
      const fault = faultOf(error);
      const isOver = pauseSeconds === undefined;
      if (isOver) this.givenUp += 1;
      log[isOver ? 'error' : 'warn']({ table, letterId: id, attempts, fault }, 'letter not sent');
      return { ...ended, status: isOver ? 'failed' : 'waiting', pauseSeconds: pauseSeconds ?? 0, fault };
    }
    return { ...ended, status: 'sent' };
  }

  /** Takes due letters under a lease; those not settled within it are due again, on any instance. */
  private async take(): Promise<readonly (Letter & Taken)[]> {
    const { em, table, columns } = this.letters;
    const now = await databaseNow(em);
    const read = columns.map((column) => sql.ref(`l.${column}`));
    const { rows } = await sql<Letter & Taken>`
      update ${sql.table(table)} l set attempts = attempts + 1, due_at = ${secondsAfter(now, LEASE_SECONDS)}
        from (select due.id from ${sql.table(table)} due where due.status = 'waiting' and due.due_at <= ${now}
               order by due.due_at limit ${MOST_AT_ONCE} for update skip locked) as taken
       where l.id = taken.id
      returning l.id, l.attempts, ${sql.join(read)}
    `.execute(em.getKysely());
    return rows;
  }

  /** Records the result of an attempt, if the lease still holds. */
  private async settle({ id, attempts, status, pauseSeconds, fault }: EndedTry): Promise<void> {
    const { em, table } = this.letters;
    const now = await databaseNow(em);
    await sql`
      update ${sql.table(table)} set status = ${status}, due_at = ${secondsAfter(now, pauseSeconds)}, last_fault = ${fault},
             sent_at = ${status === 'sent' ? now : null}
       where id = ${id} and attempts = ${attempts} and status = 'waiting'
    `.execute(em.getKysely());
  }
}

/** The kind of a fault only, because an answer of the SMTP server may contain the address. */
function faultOf(error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  return (
    [code, responseCode]
      .filter((part) => part !== undefined)
      .join(' ')
      .slice(0, LONGEST_FAULT) || 'unknown'
  );
}
