import { ifMatchOf, keepEtag } from './etags.js';
import { OPERATIONS } from './operations.gen.js';
import { BinderyProblem } from './problem.js';
import { prepare } from './request.js';
import type { Failed, Retries } from './retries.js';
import { pause, pauseBefore, retryAfterIn, unlessAborted } from './retries.js';
import type { TokenSource } from './tokens.js';
import { TokenRefused } from './tokens.js';
import type { CallOptions, Calls, OperationContract, OperationName, VersionedCallOptions } from './types.js';

export interface BinderyOptions {
  /** Where the server is, without `/api/v1`. */
  readonly baseUrl: string | URL;
  /** A token, or where tokens come from; without one only what is open to everybody can be called. */
  readonly token?: string | TokenSource;
  /** For each attempt; 30 seconds unless told. */
  readonly timeoutMs?: number;
  readonly retries?: Partial<Retries>;
  /** Another fetch, such as one that traces. */
  readonly fetch?: typeof fetch;
}

interface Settings {
  readonly base: string;
  readonly token: TokenSource | undefined;
  readonly timeoutMs: number;
  readonly retries: Retries;
  readonly fetcher: typeof fetch;
}

type Given = Readonly<Record<string, unknown>>;
type Options = CallOptions & Partial<VersionedCallOptions>;

/** A client of one server: one method for each operation. */
export function createBindery(options: BinderyOptions): Calls {
  const { baseUrl, token, timeoutMs = 30_000, retries, fetch: fetcher = globalThis.fetch } = options;
  const settings: Settings = {
    base: String(baseUrl).replace(/\/$/, ''),
    token: typeof token === 'string' ? () => Promise.resolve(token) : token,
    timeoutMs,
    retries: { most: 2, longestPauseMs: 60_000, ...retries },
    fetcher: (...given) => fetcher(...given),
  };
  const calls = Object.entries(OPERATIONS).map(([name, contract]: [string, OperationContract]) => {
    const once = (given: Given = {}, how: Options = {}): Promise<unknown> =>
      call(settings, name as OperationName, contract, given, how);
    const paged = (given: Given = {}, how: Options = {}) =>
      pages((cursor) => once({ ...given, ...cursor }, how));
    return [name, contract.isPaged ? paged : once];
  });
  return Object.freeze(Object.fromEntries(calls)) as Calls;
}

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** The page that was asked for is fetched once, also for those who iterate. */
function pages(fetchPage: (cursor?: { readonly cursor: string }) => Promise<unknown>): Promise<unknown> {
  const first = fetchPage();
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      let page = (await first) as Page;
      for (;;) {
        yield* page.items;
        if (page.nextCursor === null) return;
        page = (await fetchPage({ cursor: page.nextCursor })) as Page;
      }
    },
  });
}

async function call(
  settings: Settings,
  name: OperationName,
  contract: OperationContract,
  given: Given,
  options: Options,
): Promise<unknown> {
  const { url, body } = prepare(settings.base, contract, given);
  const headers = headersOf(contract, options, body !== undefined);
  const init = { method: contract.method, headers, ...(body !== undefined && { body }) };
  const isRepeatable = contract.method === 'GET' || contract.isIdempotent === true;
  let token = contract.isPublic ? undefined : await tokenOf(settings, undefined, options);
  let isRenewed = false;
  for (let repeated = 0; ;) {
    if (token !== undefined) Object.assign(headers, await authorized(settings, contract.method, url, token));
    const attempt = await tried(settings, name, contract, url, init, options);
    if (!('failure' in attempt)) return attempt.value;
    // A token may end on its way, or be taken back: another one is asked for once.
    if (attempt.status === 401 && token !== undefined && !isRenewed) {
      const refused = token;
      token = await tokenOf(settings, refused, options);
      isRenewed = true;
      if (token !== refused) continue;
    }
    const milliseconds = pauseBefore(repeated, attempt, isRepeatable, settings.retries);
    if (milliseconds === null) throw attempt.failure;
    await pause(milliseconds, options.signal);
    repeated += 1;
  }
}

/** Nobody waits for a token longer than for an answer, or when the caller has gone. */
async function tokenOf(
  { token: source, timeoutMs, fetcher, retries }: Settings,
  refused: string | undefined,
  { signal }: Options,
): Promise<string | undefined> {
  const limited: typeof fetch = (url, init) =>
    fetcher(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  for (let repeated = 0; ; repeated += 1) {
    try {
      return await (source && unlessAborted(source(refused, limited), signal));
    } catch (failure) {
      const isRepeatable = source?.isRepeatable === true;
      const milliseconds =
        failure instanceof TokenRefused ? pauseBefore(repeated, failure, isRepeatable, retries) : null;
      if (milliseconds === null) throw failure;
      await pause(milliseconds, signal);
    }
  }
}

/** What says who calls. A proof is for one request: each attempt has its own. */
async function authorized(
  { token: source }: Settings,
  method: string,
  url: string,
  token: string,
): Promise<Record<string, string>> {
  if (!source?.prove) return { authorization: `Bearer ${token}` };
  return { authorization: `DPoP ${token}`, dpop: await source.prove(method, url, token) };
}

type Attempt = { readonly value: unknown } | (Failed & { readonly failure: unknown });

async function tried(
  { timeoutMs, fetcher }: Settings,
  name: OperationName,
  contract: OperationContract,
  url: string,
  init: RequestInit,
  options: Options,
): Promise<Attempt> {
  const clock = timed(options.timeoutMs ?? timeoutMs, options.signal);
  try {
    const response = await fetcher(url, { ...init, signal: clock.signal });
    if (response.ok) return { value: await answerOf(contract, response) };
    const retryAfter = retryAfterIn(response.headers);
    const failure = await problemOf(name, response, retryAfter);
    return { failure, status: response.status, retryAfter };
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    return { failure, status: undefined, retryAfter: undefined };
  } finally {
    clock.stop();
  }
}

function headersOf(contract: OperationContract, options: Options, hasBody: boolean): Record<string, string> {
  return {
    accept: contract.isStream ? '*/*' : 'application/json, application/problem+json',
    ...(hasBody && { 'content-type': contract.contentType ?? 'application/json' }),
    ...(contract.isIdempotent && { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() }),
    ...(options.ifMatch !== undefined && { 'if-match': ifMatchOf(options.ifMatch) }),
  };
}

async function answerOf({ isStream }: OperationContract, response: Response): Promise<unknown> {
  if (isStream) return response;
  if (response.status === 204) return undefined;
  const value: unknown = await response.json();
  keepEtag(value, response.headers);
  return value;
}

/** What is no problem document comes from something between us and the server. */
async function problemOf(
  name: OperationName,
  response: Response,
  retryAfter: number | undefined,
): Promise<Error> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    return new BinderyProblem(name, (await response.json()) as Given, retryAfter);
  await response.body?.cancel();
  return new Error(`${name}: HTTP ${response.status} from something that is not Bindery`);
}

/** A signal that ends with the caller's, or when time is up and nobody has stopped the clock. */
function timed(milliseconds: number, signal: AbortSignal | undefined) {
  const ours = new AbortController();
  const timer = setTimeout(
    () => ours.abort(new DOMException(`No answer within ${milliseconds} ms`, 'TimeoutError')),
    milliseconds,
  );
  return {
    signal: signal ? AbortSignal.any([signal, ours.signal]) : ours.signal,
    stop: () => clearTimeout(timer),
  };
}
