import type { TimeStamp } from './time-stamp-authority.js';
import { NotStamped, TimeStampAuthority } from './time-stamp-authority.js';

const PATIENCE_MS = 15_000;
/** In bytes; a stamp with its certificate chain has some 8,000. */
const MOST_BYTES = 64 * 1024;
/** Imported on first use, because its packages are large and most processes stamp nothing. */
const messages = () => import('./time-stamp-messages.js');

/** A time stamp authority over HTTP (RFC 3161 section 3.4). Its answer is signed, so TLS is not needed. */
export class HttpTimeStamps extends TimeStampAuthority {
  constructor(
    private readonly url: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super();
  }

  async stamp(content: Buffer): Promise<TimeStamp> {
    const { timeStampOf, timeStampRequest } = await messages();
    const request = timeStampRequest(content);
    return timeStampOf(await this.ask(request.der), request);
  }

  private async ask(der: Buffer): Promise<Buffer> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        // A redirect would lead to an address that the operator has not named.
        redirect: 'manual',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: new Uint8Array(der),
        signal: AbortSignal.timeout(this.patienceMs),
      });
      if (response.ok) return await bytesOf(response);
      await response.body?.cancel();
      throw new NotStamped(`the authority answers ${response.status}`);
    } catch (error) {
      if (error instanceof NotStamped) throw error;
      throw new NotStamped(causeOf(error), { cause: error });
    }
  }
}

/** The configured authority; without an address every stamp fails. */
export function timeStampAuthority(url: string | null): TimeStampAuthority {
  return url === null ? new NobodyStamps() : new HttpTimeStamps(url);
}

class NobodyStamps extends TimeStampAuthority {
  stamp(): Promise<TimeStamp> {
    return Promise.reject(new NotStamped('AUDIT_TIMESTAMP_URL names no authority'));
  }
}

async function bytesOf({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the rest of the body.
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new NotStamped(`the answer is longer than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The cause of a failed `fetch`, which its message does not tell. */
function causeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'the authority does not answer in time';
  const { code } = ((error as Error).cause ?? {}) as { readonly code?: unknown };
  return `the authority cannot be reached${typeof code === 'string' ? ` (${code})` : ''}`;
}
