import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Between 24 and 64 bytes, says the Standard Webhooks specification. */
const SECRET_BYTES = 32;

export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export interface SignedMessage {
  readonly id: string;
  readonly body: string;
}

/** The headers of the Standard Webhooks specification. While a secret is changed, each that is valid signs. */
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
