import type { Socket } from 'node:net';
import { Client, Connection } from 'pg';
import type { ClientConfig } from 'pg';
import type { ConnectionSettings } from './connection-url.js';
import { readConnection } from './connection-url.js';
import { DEFAULT_SCHEMA } from './schema.js';

type Listener = (answer: Buffer) => void;

/** What pg's own connection has and its types do not tell. */
interface Negotiating {
  connect(port: number, host: string): void;
  attachListeners(stream: Socket): void;
}

interface Sending {
  _send(message: Buffer): boolean;
  end(): void;
}

/** Messages of one turn leave in one piece: each write of its own is a call of the system, and wakes the server. */
function gatherMessages(connection: Sending): void {
  const send = connection._send.bind(connection);
  const end = connection.end.bind(connection);
  let gathered: Buffer[] = [];
  const leave = (): void => {
    const [first, ...more] = gathered;
    gathered = [];
    if (first) send(more.length === 0 ? first : Buffer.concat([first, ...more]));
  };
  connection._send = (message) => {
    if (gathered.push(message) === 1) process.nextTick(leave);
    return true;
  };
  connection.end = () => {
    leave();
    end();
  };
}

/**
 * sslmode=prefer, which pg does not have: a server that answers "no TLS" is spoken to in clear on the same socket, where
 * pg gives up. (Protocol: PostgreSQL manual, "Message Flow", SSL Session Encryption.)
 */
class OpportunisticConnection extends Connection {
  connect(port: number, host: string): void {
    const inherited = Connection.prototype as unknown as Negotiating;
    inherited.connect.call(this, port, host);
    const socket = this.stream as Socket;
    const [negotiate] = socket.rawListeners('data') as Listener[];
    if (!negotiate) throw new Error('pg waits for no answer about TLS');
    socket.removeAllListeners('data');
    socket.once('data', (answer: Buffer) => {
      if (answer.toString('latin1') !== 'N') return negotiate(answer);
      inherited.attachListeners.call(this, socket);
      this.emit('sslconnect');
    });
  }
}

/** The one client of PostgreSQL, in the pool and alone, so that every connection keeps what its string says. */
export class PostgresClient extends Client {
  constructor(config?: ClientConfig | ConnectionSettings) {
    const opportunistic = config && 'clearTextAllowed' in config && config.clearTextAllowed && config.ssl;
    // Inherits, because a pool hides the password from whoever copies.
    super(
      opportunistic
        ? (Object.create(config, {
            connection: { value: new OpportunisticConnection(config) },
          }) as ClientConfig)
        : config,
    );
    gatherMessages((this as unknown as { readonly connection: Sending }).connection);
  }
}

/** One connection for a moment's work, such as a check or a command; the caller ends it. */
export async function connectTo(url: string, more: ClientConfig = {}): Promise<PostgresClient> {
  const settings = readConnection(url);
  const client = new PostgresClient({ ...settings, ...more });
  try {
    await client.connect();
    if (needsProof(settings)) await assertAsAsked(client, settings);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

type Asked = Pick<ConnectionSettings, 'writableOnly' | 'schema'>;

/** Whether something was asked for that a server, or what stands before it, may have left out. */
export function needsProof({ writableOnly, schema }: Asked): boolean {
  return writableOnly || schema !== DEFAULT_SCHEMA;
}

/**
 * For target_session_attrs, a standby and a server that is told to be read-only are not what was asked for; nor is a connection
 * whose search path a pooler in between has dropped: it would read and write the tables of another company.
 */
export async function assertAsAsked(
  client: Pick<Client, 'query'>,
  { writableOnly, schema }: Asked,
): Promise<void> {
  const { rows } = await client.query<{ readonly readOnly: string; readonly schema: string }>(
    `select current_setting('transaction_read_only') as "readOnly",
            coalesce(current_schema(), $1) as schema`,
    [schema],
  );
  if (writableOnly && rows[0]?.readOnly !== 'off')
    throw Object.assign(new Error('The server takes no writes (target_session_attrs)'), { code: '25006' });
  const found = rows[0]?.schema;
  if (found !== schema)
    throw Object.assign(
      new Error(
        `The connection leads to the schema ${found} and not to ${schema} (DATABASE_SCHEMA). Where a pooler drops the options ` +
          `of connections, have its role begin there: alter role … in database … set search_path = ${schema}`,
      ),
      { code: '3F000' },
    );
}
