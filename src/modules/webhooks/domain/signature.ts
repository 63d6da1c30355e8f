import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The Standard Webhooks specification requires 24 to 64 bytes. */
const SECRET_BYTES = 32;

export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export interface SignedMessage {
  readonly id: string;
  readonly body: string;
}

/** The headers of the Standard Webhooks specification. During a change of secrets, each valid secret adds a signature. */
export function signedHeaders(
  { id, body }: SignedMessage,
  at: Date,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
