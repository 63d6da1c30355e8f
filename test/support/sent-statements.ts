import { PostgresClient } from '../../src/platform/postgres/client.js';

/** One statement, or several that leave together. */
interface Sent {
  readonly text?: string;
  readonly statements?: readonly { readonly text?: string }[];
}

interface Sender {
  query(...given: unknown[]): unknown;
}

/**
 * What is sent to the database by whichever application of this process, until it is stopped: the class is shared by all files
 * of tests that a worker runs.
 */
export class SentStatements {
  readonly texts: string[] = [];

  private readonly sender = PostgresClient.prototype as unknown as Sender;
  private readonly before = Object.getOwnPropertyDescriptor(this.sender, 'query');

  constructor() {
    const { query } = this.sender;
    const { texts } = this;
    this.sender.query = function (this: unknown, ...given: unknown[]) {
      const [first] = given as [string | Sent];
      const sent = typeof first === 'string' ? [{ text: first }] : (first.statements ?? [first]);
      for (const { text } of sent) if (text !== undefined) texts.push(text);
      return query.apply(this, given);
    };
  }

  stop(): void {
    if (this.before) Object.defineProperty(this.sender, 'query', this.before);
    else Reflect.deleteProperty(this.sender, 'query');
  }
}
