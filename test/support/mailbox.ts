import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is handed: a peer that shares nothing with the program that sends. */
export class Mailbox {
  private constructor(
    private server: SMTPServer,
    private readonly mails: string[],
    private readonly port: number,
  ) {}

  static async open(): Promise<Mailbox> {
    const mails: string[] = [];
    const server = await Mailbox.listen(mails, 0);
    const address = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
    return new Mailbox(server, mails, address.port);
  }

  private static async listen(mails: string[], port: number): Promise<SMTPServer> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onData(stream, _session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          mails.push(Buffer.concat(parts).toString('utf8'));
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Back after it was closed, where it was. */
  async reopen(): Promise<void> {
    this.server = await Mailbox.listen(this.mails, this.port);
  }

  /** All that came since the last look, as they were sent. */
  take(): readonly string[] {
    return this.mails.splice(0);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** What the link in a mail carries; lines of a mail may be folded. */
export function tokenIn(mail: string): string {
  const unfolded = mail.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  const [, token = ''] = /\/account\/password\?token=([\w-]+)/.exec(unfolded) ?? [];
  return token;
}
