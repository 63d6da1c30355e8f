import type { Socket } from 'node:net';
import { Client, Connection } from 'pg';
import type { ClientConfig } from 'pg';
import type { ConnectionSettings } from './connection-url.js';
import { readConnection } from './connection-url.js';
import { DEFAULT_SCHEMA } from './schema.js';

type Listener = (answer: Buffer) => void;

/** Methods of pg's Connection that its types leave out. */
interface Negotiating {
  connect(port: number, host: string): void;
  attachListeners(stream: Socket): void;
}

interface Sending {
  _send(message: Buffer): boolean;
  end(): void;
}

/** Sends all messages of one turn of the event loop in one write: each write is a system call and wakes the server. */
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
 * sslmode=prefer, which pg lacks: if the server answers that it has no TLS, the connection goes on unencrypted on the same socket.
 * (PostgreSQL manual, "Message Flow", SSL Session Encryption.)
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

/** The client of PostgreSQL for the pool and for single connections, so that each honors its connection string. */
export class PostgresClient extends Client {
  constructor(config?: ClientConfig | ConnectionSettings) {
    const opportunistic = config && 'clearTextAllowed' in config && config.clearTextAllowed && config.ssl;
    // Inherited and not copied: pools make the password non-enumerable, so a copy would lose it.
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

/** Opens a single connection, for a check or a command; the caller ends it. */
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

/** Whether the string asks for something that a server or a pooler may silently ignore. */
export function needsProof({ writableOnly, schema }: Asked): boolean {
  return writableOnly || schema !== DEFAULT_SCHEMA;
}

/**
 * Throws if target_session_attrs asks for writes and the server refuses them, or if a pooler has dropped the search path: the connection
 * would then use the tables of another company.
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
