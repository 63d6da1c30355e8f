import { AwsClient } from 'aws4fetch';
import { FileStoreUnavailable, isHash, isShard, OutsideFileStore, placeOf } from './file-store.js';
import type { StoredFile } from './file-store.js';

export interface S3Settings {
  /** The address of the service. The bucket is part of the path, which all S3-compatible stores support. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const PATIENCE_MS = 10_000;
const RETRIES = 2;
/** Parallel transfers; a batch of renditions has forty files. */
const ABREAST = 8;

/** Files in a bucket of an S3-compatible store. */
export class S3Files extends OutsideFileStore {
  private readonly client: AwsClient;

  constructor(
    private readonly settings: S3Settings,
    private readonly company: string,
  ) {
    super();
    const { region, accessKeyId, secretAccessKey } = settings;
    this.client = new AwsClient({ service: 's3', region, accessKeyId, secretAccessKey, retries: RETRIES });
  }

  async put(files: ReadonlyMap<string, Buffer>): Promise<void> {
    const left = [...files];
    while (left.length > 0)
      await Promise.all(left.splice(0, ABREAST).map(([sha256, bytes]) => this.putOne(sha256, bytes)));
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.ask('HEAD', this.addressOf(sha256))) !== null;
  }

  async get(sha256: string): Promise<Buffer | null> {
    const answer = await this.ask('GET', this.addressOf(sha256));
    return answer && Buffer.from(await arrived(answer.arrayBuffer()));
  }

  async shards(): Promise<readonly string[]> {
    const shards: string[] = [];
    for await (const entry of this.entries('CommonPrefixes', { prefix: `${this.company}/`, delimiter: '/' }))
      shards.push(element(entry, 'Prefix')?.split('/').at(-2) ?? '');
    return shards.filter(isShard);
  }

  async *list(shard: string): AsyncIterable<StoredFile> {
    for await (const entry of this.entries('Contents', { prefix: `${this.company}/${shard}/` })) {
      const sha256 = element(entry, 'Key')?.split('/').at(-1) ?? '';
      if (isHash(sha256)) yield { sha256, writtenAt: new Date(element(entry, 'LastModified') ?? 0) };
    }
  }

  async remove({ sha256, writtenAt }: StoredFile): Promise<void> {
    const address = this.addressOf(sha256);
    const now = await this.ask('HEAD', address);
    const modified = Date.parse(now?.headers.get('last-modified') ?? '');
    // The header has no fractions of a second.
    if (now && modified <= writtenAt.getTime()) await (await this.ask('DELETE', address))?.body?.cancel();
  }

  /** Uploads a file; the signature covers its hash, so the store refuses other bytes. */
  private async putOne(sha256: string, bytes: Buffer): Promise<void> {
    const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
    const answer = await this.ask('PUT', this.addressOf(sha256), { headers, body: new Uint8Array(bytes) });
    if (!answer) throw new FileStoreUnavailable(`S3: there is no bucket ${this.settings.bucket}`);
    await answer.body?.cancel();
  }

  /** Null for 404. */
  private async ask(method: string, address: string, more: RequestInit = {}): Promise<Response | null> {
    const answer = await arrived(
      this.client.fetch(address, { ...more, method, signal: AbortSignal.timeout(PATIENCE_MS) }),
    );
    if (answer.ok) return answer;
    const text = await arrived(answer.text());
    if (answer.status === 404) return null;
    throw new FileStoreUnavailable(
      `S3: ${method} was answered ${answer.status} ${element(text, 'Code') ?? ''}`,
    );
  }

  /** The texts of all elements of this name in all pages of a list. */
  private async *entries(name: string, asked: Readonly<Record<string, string>>): AsyncIterable<string> {
    for (let token: string | undefined = ''; token !== undefined;) {
      const query = new URLSearchParams({ 'list-type': '2', ...asked });
      if (token !== '') query.set('continuation-token', token);
      const answer = await this.ask('GET', `${this.bucket()}?${query.toString()}`);
      const text = answer ? await arrived(answer.text()) : '';
      for (const [, entry = ''] of text.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))) yield entry;
      token = element(text, 'NextContinuationToken');
    }
  }

  private bucket(): string {
    return `${this.settings.endpoint}/${this.settings.bucket}`;
  }

  private addressOf(sha256: string): string {
    return `${this.bucket()}/${placeOf(this.company, sha256)}`;
  }
}

/** The text of an element. Elements in these answers hold only plain text: hashes, times, codes and tokens. */
function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`)
    .exec(xml)?.[1]
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

async function arrived<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : message;
    throw new FileStoreUnavailable(`S3: ${reason}`, { cause: error });
  }
}
