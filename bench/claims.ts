import { demoUsers } from '../src/database/seed/demo-data.js';
import { encodeCursor } from '../src/shared/page.js';
import type { OpenCase } from './claims/case.js';
import { openCase, paymentOf, reportOf } from './claims/case.js';
import { fillClaims } from './claims/population.js';
import { fill } from './growth/population.js';
import type { Stage } from './growth/stage.js';
import { asItGrows, timesOf } from './growth/stage.js';
import { runCli } from './http/bindery.js';
import { cpuTime } from './http/cpu-time.js';
import { Load } from './http/load.js';
import { post } from './http/post.js';
import { median } from './http/rounds.js';
import { SignedIn } from './http/signed-in.js';

/** Lists and reports of claims, and what registering, reserving and paying cost, while claims grow to a million. */
const ROUNDS = 15;
const WARM_UP = 3;
const WRITES = 200;
/** Ten claims under one policy. */
const CLAIMS_OF_POLICY = 10;

/** The cursor of a list so many days back: its place, with the mark that the list itself gives. */
async function farBack({ bindery }: Stage, token: string, path: string, days: number): Promise<string> {
  const answer = await fetch(`${bindery.url}/api/v1${path}&limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { nextCursor } = (await answer.json()) as { readonly nextCursor: string | null };
  const at = new Date(Date.now() - days * 86_400_000).toISOString().replace('Z', '000Z');
  const mark = nextCursor?.slice(nextCursor.lastIndexOf('.')) ?? '';
  return `${path}&cursor=${encodeCursor([at, '01900000-0000-7000-8000-000000000000'])}${mark}`;
}

const READS: Readonly<Record<string, string>> = {
  'work queue': '/claim-transactions/queue',
  'work queue, of everybody': '/claim-transactions/queue?mine=false',
  'work queue, far on': '/claim-transactions/queue?mine=false@300',
  'transactions that wait': '/claim-transactions?status=pending',
  'payments, far back': '/claim-transactions?kind=payment@900',
  'claims, the latest': '/claims',
  'claims under review': '/claims?status=under_review',
  'claims, far back': '/claims?status=closed@900',
  'claims of an adjuster': '/claims?adjusterId=:adjuster',
  'claims of an adjuster, approved': '/claims?adjusterId=:adjuster&status=approved',
  'claims of an event': '/claims?catastropheCode=PCS-2607',
  'claims by number': '/claims?claimNumber=FILL-000000777',
  diary: '/claim-diary',
  'diary, overdue': '/claim-diary?overdue=true',
  'diary of an adjuster': '/claim-diary?overdue=true&adjusterId=:adjuster',
  'loss ratios': '/claim-reports/loss-ratios',
  'loss ratios of a state': '/claim-reports/loss-ratios?productType=home&state=OH',
  triangle: '/claim-reports/triangle',
  'triangle by quarter': '/claim-reports/triangle?by=quarter',
  'open claims by age': '/claim-reports/open',
  'all reports on a page': '/claim-reports/page',
  'loss run of a policy': '/loss-runs?policyId=:policy',
  event: '/claim-catastrophes/:event/result',
};

function print(rows: number, name: string, cpu: number, times: readonly number[]): void {
  const [middle, best] = [median(times), Math.min(...times)].map((ms) => ms.toFixed(1).padStart(7));
  console.log(
    `${String(rows).padStart(8)} ${middle} ms, fastest ${best}, ${cpu.toFixed(1).padStart(6)} CPU ms  ${name}`,
  );
}

async function read(
  stage: Stage,
  rows: number,
  token: string,
  ids: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, path] of Object.entries(READS)) {
    const [list = '', days] = path.split('@');
    const asked = days === undefined ? list : await farBack(stage, token, list, Number(days));
    const paths = Array.from({ length: WARM_UP + ROUNDS }, () =>
      asked.replace(/:(adjuster|policy|event)/, (_, key: string) => ids[key] ?? ''),
    );
    await timesOf(stage, token, paths.slice(0, WARM_UP));
    const { database, bindery } = stage;
    const before = await cpuTime(bindery.pid, database.pid);
    const times = await timesOf(stage, token, paths.slice(WARM_UP));
    print(rows, name, ((await cpuTime(bindery.pid, database.pid)) - before) / ROUNDS, times);
  }
}

/** Over ten connections, each on a claim of its own where there is one. */
async function write(
  { database, bindery }: Stage,
  rows: number,
  name: string,
  bodies: readonly { readonly path: string; readonly body: object }[],
  token: string,
): Promise<void> {
  const load = new Load();
  try {
    await database.admin.query('checkpoint');
    const before = await cpuTime(bindery.pid, database.pid);
    const { perSecond, p50, p99 } = await load.run(
      bindery.url,
      bodies.map(({ path, body }) => ({
        method: 'POST',
        path: `/api/v1${path}`,
        body: JSON.stringify(body),
        token,
      })),
    );
    const cpuMs = ((await cpuTime(bindery.pid, database.pid)) - before) / bodies.length;
    console.log(
      `${String(rows).padStart(8)} ${cpuMs.toFixed(2).padStart(6)} CPU ms each, ${perSecond.toFixed(0)} a second, ` +
        `p50 ${p50} ms, p99 ${p99} ms  ${name}`,
    );
  } finally {
    await load.stop();
  }
}

let given: {
  readonly template: OpenCase;
  readonly cases: readonly OpenCase[];
  readonly event: string;
} | null = null;

async function prepare(stage: Stage, adjuster: SignedIn): Promise<NonNullable<typeof given>> {
  const { url } = stage.bindery;
  const template = await openCase(url, adjuster, stage.template.policyId);
  const token = await adjuster.token();
  const path = `/claims/${template.claimId}/payments`;
  const asked = await post<{ id: string; rowVersion: number }>(url, path, paymentOf(template, '4000.00'), {
    token,
  });
  const examiner = demoUsers.findLast(({ role }) => role === 'adjuster');
  if (!examiner) throw new Error('The demo data has no second adjuster');
  const second = await new SignedIn(url, examiner).token();
  const approval = { token: second, ifMatch: `"${asked.rowVersion}"` };
  await post(url, `/claim-transactions/${asked.id}/approve`, { reason: 'Looked at' }, approval);
  const cases: OpenCase[] = [];
  for (let n = 0; n < 20; n += 1) cases.push(await openCase(url, adjuster, stage.template.policyId));
  const event = await post<{ id: string }>(
    url,
    '/claim-catastrophes',
    {
      code: 'PCS-2607',
      title: 'Hail',
      causes: ['hail'],
      states: ['OH'],
      effectiveDate: '2026-07-01',
      expirationDate: '2026-07-08',
    },
    { token },
  );
  return { template, cases, event: event.id };
}

await asItGrows(
  process.argv.slice(2),
  async (stage, rows, before) => {
    const { bindery, database, template } = stage;
    const adjuster = SignedIn.as('adjuster', bindery.url);
    given ??= await prepare(stage, adjuster);
    console.error(`${rows} claims …`);
    await fillClaims(database.admin, given.template, before, rows);
    const began = performance.now();
    await runCli(database.environment, 'claims:figures', '--repair');
    console.log(
      `${String(rows).padStart(8)} ${((performance.now() - began) / 1000).toFixed(1)} s  figures compared and put right`,
    );
    await runCli(database.environment, 'jobs:run', 'claims.figures');
    await database.admin.query('vacuum analyze');
    const who = await database.admin.query<{ id: string }>(
      `select id from users where email like 'adjuster@%'`,
    );
    const ids = { adjuster: who.rows[0]?.id ?? '', policy: template.policyId, event: given.event };
    await read(stage, rows, await adjuster.token(), ids);

    const token = await adjuster.token();
    const { cases } = given;
    const each = <T>(make: (of: OpenCase, n: number) => T): readonly T[] =>
      Array.from({ length: WRITES }, (_, n) => make(cases[n % cases.length] as OpenCase, n));
    const report = { path: '/claims', body: reportOf(template.policyId) };
    await write(
      stage,
      rows,
      'register',
      each(() => report),
      token,
    );
    await write(
      stage,
      rows,
      'reserve',
      each(({ claimId, lineId }, n) => ({
        path: `/claims/${claimId}/reserves`,
        body: { lineId, reserve: `${12_001 + (n % 7)}.00` },
      })),
      token,
    );
    await write(
      stage,
      rows,
      'pay',
      each((of) => ({ path: `/claims/${of.claimId}/payments`, body: paymentOf(of, '1.00') })),
      token,
    );
  },
  (admin, template, from, to) => fill(admin, template, policiesOf(from), policiesOf(to)),
);

/** How many there are for so many claims, of which those of a multiple of ten are under the next one. */
function policiesOf(claims: number): number {
  return claims === 0 ? 0 : Math.ceil(claims / CLAIMS_OF_POLICY) + 1;
}
