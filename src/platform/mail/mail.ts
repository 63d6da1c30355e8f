import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnModuleDestroy } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { AppConfig } from '../config/config.js';
import { LOG } from '../logging/logger.js';
import { afterCommit } from '../postgres/after-commit.js';

/** A letter as plain text, so that nothing in it is loaded, and every program shows it alike. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const TIMEOUT_MS = 20_000;

/** Sends letters to users, by SMTP or as files, without attachments. */
@Injectable()
export class Mail implements OnModuleDestroy {
  /** Created for the first letter; many processes, such as commands, send none. */
  private transporter: Promise<Transporter> | null = null;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** False if no transport is configured; tell people who depend on a letter beforehand. */
  get isSetUp(): boolean {
    return this.config.mail.transport !== null;
  }

  async send({ to, subject, text }: MailMessage): Promise<void> {
    const { from, transport } = this.config.mail;
    if (!transport) throw new Error('Mails have no way out: SMTP_URL is not set');
    this.transporter ??= transporterOf(transport.kind === 'smtp' ? transport.url : null);
    const sent = (await (
      await this.transporter
    ).sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })) as { readonly message?: unknown };
    if (transport.kind === 'folder' && Buffer.isBuffer(sent.message))
      await this.keep(transport.folder, sent.message);
  }

  /**
   * Runs work that may send a letter, in the background: its duration reveals nothing, and a slow mail server delays nobody. It begins
   * after the commit, so that nobody reads of a change that was rolled back. A shutdown waits for it.
   */
  afterwards(work: () => Promise<void>): void {
    afterCommit(this.em, () => this.begin(work));
  }

  private begin(work: () => Promise<void>): void {
    const done = work()
      .catch((err: unknown) => this.log.error({ err }, 'a mail could not be sent'))
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  /** Waits for all letters that have been begun. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  async onModuleDestroy(): Promise<void> {
    await this.settled();
    (await this.transporter)?.close();
  }

  private async keep(folder: string, message: Buffer): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, `${Date.now()}-${randomUUID()}.eml`), message, { mode: 0o600 });
  }
}

/** Makes a transporter; without a server it returns the message as bytes. Messages cannot read files or URLs. */
async function transporterOf(url: string | null): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  return url === null
    ? createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...closed })
    : createTransport({ url, ...closed, connectionTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS });
}
