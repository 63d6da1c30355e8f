import { setTimeout as delay } from 'node:timers/promises';
import { residentMegabytes } from '../http/children.js';

export interface Storm {
  readonly url: string;
  readonly pid: number;
  readonly people: readonly { readonly email: string; readonly password: string }[];
}

interface Begun {
  readonly address: string;
  readonly cookie: string;
  readonly from: string;
  readonly form: URLSearchParams;
}

export interface StormFigures {
  readonly seconds: number;
  readonly refused: number;
  readonly restMb: number;
  readonly peakMb: number;
}

const LOOK_MS = 20;

/** All type their password at the same moment, and whoever is told to come back does; how long until all are in, and the memory. */
export async function storm({ url, pid, people }: Storm): Promise<StormFigures> {
  const begun = await Promise.all(people.map((person, n) => begin(url, `10.2.${n}.7`, person)));
  const restMb = await residentMegabytes(pid);
  let [peakMb, refused, isOver] = [restMb, 0, false];
  const watching = (async () => {
    for (; !isOver; await delay(LOOK_MS)) peakMb = Math.max(peakMb, await residentMegabytes(pid));
  })();
  const startedAt = performance.now();
  await Promise.all(
    begun.map(async (one) => {
      for (let retry = await type(one); retry !== null; retry = await type(one)) {
        refused += 1;
        await delay(retry * 1000);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  isOver = true;
  await watching;
  return { seconds, refused, restMb, peakMb };
}

async function begin(url: string, from: string, person: Storm['people'][number]): Promise<Begun> {
  const { issuer } = (await (await fetch(`${url}/oidc/.well-known/openid-configuration`)).json()) as {
    readonly issuer: string;
  };
  const query = new URLSearchParams({
    client_id: 'urn:bindery:sign-in',
    response_type: 'code',
    redirect_uri: issuer.replace(/oidc$/, 'account'),
    scope: 'openid api',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  });
  const headers = { 'x-forwarded-for': from };
  const answer = await fetch(`${url}/oidc/auth?${query.toString()}`, { redirect: 'manual', headers });
  const page = new URL(answer.headers.get('location') ?? '', url);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return {
    address: `${url}${page.pathname}/password`,
    cookie: cookie.join('; '),
    from,
    form: new URLSearchParams(person),
  };
}

/** Null when the password was taken; else the seconds to wait. */
async function type({ address, cookie, from, form }: Begun): Promise<number | null> {
  const headers = { cookie, 'x-forwarded-for': from };
  const answer = await fetch(address, { method: 'POST', redirect: 'manual', body: form, headers });
  await answer.arrayBuffer();
  if (answer.status === 303) return null;
  if (answer.status === 503) return Number(answer.headers.get('retry-after') ?? 1);
  throw new Error(`A sign-in answered ${answer.status}`);
}
