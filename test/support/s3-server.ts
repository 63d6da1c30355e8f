import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import aws4 from 'aws4';

export const S3_BUCKET = 'documents';
const REGION = 'eu-central-1';
const KEYS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'a secret / with + signs' };
/** Of a list, so that one of a few files already has a second page. */
const PAGE = 3;

interface Kept {
  bytes: Buffer;
  modified: Date;
}

/**
 * Speaks as much of S3 as a store of files needs, over a socket, and lets nobody in whose signature is not that of the key. The
 * signature is computed by another library than the application's, so that the two cannot be wrong together.
 */
export class S3Server {
  readonly files = new Map<string, Kept>();
  /** What it does instead of answering. */
  fault: 'none' | 'errors' | 'silence' | 'denies' = 'none';
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  get environment(): Readonly<Record<string, string>> {
    return {
      DOCUMENT_S3_ENDPOINT: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      DOCUMENT_S3_BUCKET: S3_BUCKET,
      DOCUMENT_S3_REGION: REGION,
      DOCUMENT_S3_ACCESS_KEY_ID: KEYS.accessKeyId,
      DOCUMENT_S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (this.fault === 'silence') return void request.socket.destroy();
    if (this.fault === 'errors') return refuse(response, 503, 'SlowDown');
    if (this.fault === 'denies' || !isSigned(request)) return refuse(response, 403, 'SignatureDoesNotMatch');
    const url = new URL(request.url ?? '', 'http://any');
    const [, bucket, ...rest] = url.pathname.split('/');
    if (bucket !== S3_BUCKET) return refuse(response, 404, 'NoSuchBucket');
    if (rest.length === 0) return this.list(url.searchParams, response);
    this.one(request, rest.join('/'), body, response);
  }

  private one(request: IncomingMessage, key: string, body: Buffer, response: ServerResponse): void {
    const kept = this.files.get(key);
    if (request.method === 'PUT') {
      if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256'])
        return refuse(response, 400, 'XAmzContentSHA256Mismatch');
      this.files.set(key, { bytes: body, modified: new Date() });
      return void response.end();
    }
    if (request.method === 'DELETE') {
      this.files.delete(key);
      return void response.writeHead(204).end();
    }
    if (!kept) return refuse(response, 404, 'NoSuchKey');
    response.setHeader('last-modified', kept.modified.toUTCString());
    response.end(request.method === 'GET' ? kept.bytes : undefined);
  }

  private list(query: URLSearchParams, response: ServerResponse): void {
    const after = query.get('continuation-token') ?? '';
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter');
    /** What begins alike up to the delimiter is told as one. */
    const toldAs = (key: string): string => {
      const end = delimiter === null ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? key : key.slice(0, end + 1);
    };
    const keys = [...this.files.keys()].filter((key) => key.startsWith(prefix)).map(toldAs);
    const left = [...new Set(keys)].filter((key) => `<&>${key}` > after).sort();
    const page = left.slice(0, PAGE);
    const entries = page.map((key) => {
      const modified = this.files.get(key)?.modified.toISOString();
      return modified === undefined
        ? `<CommonPrefixes><Prefix>${key}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${key}</Key><LastModified>${modified}</LastModified></Contents>`;
    });
    // Tokens are opaque, and may hold what XML has to escape.
    const next = left.length > PAGE ? `&lt;&amp;&gt;${page.at(-1)}` : null;
    response.end(
      `<?xml version="1.0"?><ListBucketResult><Prefix>${prefix}</Prefix>${entries.join('')}${next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`,
    );
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code></Error>`);
}

function isSigned(request: IncomingMessage): boolean {
  const given = request.headers.authorization ?? '';
  const names = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? [];
  const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')]));
  const signed = aws4.sign(
    {
      host: request.headers.host ?? '',
      path: request.url ?? '',
      method: request.method ?? '',
      service: 's3',
      region: REGION,
      headers,
    },
    KEYS,
  );
  return given === signed.headers['Authorization'];
}
