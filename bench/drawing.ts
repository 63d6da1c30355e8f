import { setTimeout as delay } from 'node:timers/promises';
import { SignedIn } from './http/signed-in.js';

/**
 * `npm run bench:drawing -- [binds a second] [seconds]`: binds at a steady pace on a running server with demo data, and shows
 * how many documents wait to be drawn, for how long the oldest has, and the memory of the server.
 */
const [perSecond = 20, seconds = 240] = process.argv.slice(2).map(Number);
const api = `${process.env['BINDERY_URL'] ?? 'http://localhost:3000'}`.replace(/\/$/, '');
const EVERY_SECONDS = 10;
const session = SignedIn.as('agent', api);

async function post<T>(path: string, body: object, more: object = {}): Promise<T> {
  const answer = await fetch(`${api}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await session.token()}`,
      ...more,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function gauge(name: string): Promise<number> {
  const text = await (await fetch(`${api}/metrics`)).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
}

async function bind(customerId: string): Promise<void> {
  const { id } = await post<{ id: string }>('quotes', {
    customerId,
    productType: 'home',
    state: 'OH',
    zipCode: '43016',
    propertyInfo: {
      address: { line1: '12 Maple Street', city: 'Dublin', state: 'OH', zipCode: '43016' },
      amountOfInsurance: 215000,
      territory: '4',
      construction: 'frame',
      protectionClass: 7,
      insuranceScoreTier: 'C',
      newHome: true,
      claimsFreeYears: 5,
    },
    coverageSelections: { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' },
  });
  await post(`quotes/${id}/bind`, {}, { 'if-match': '"1"' });
}

const customer = { kind: 'person', data: { firstName: 'Walter', lastName: 'Quinn' } };
const { id: customerId } = await post<{ id: string }>('customers', customer);

let [bound, failed, last] = [0, 0, ''];
const underWay = new Set<Promise<void>>();
const start = performance.now();
console.log('  second    bound   failed  waiting   oldest s   memory MB  heap MB');
for (let count = 1; count <= perSecond * seconds; count += 1) {
  const work = bind(customerId)
    .then(() => void (bound += 1))
    .catch((error: unknown) => void ((failed += 1), (last = String(error))))
    .finally(() => underWay.delete(work));
  underWay.add(work);
  await delay(Math.max(0, start + (count * 1000) / perSecond - performance.now()));
  if (count % (perSecond * EVERY_SECONDS) > 0) continue;
  const row = [
    count / perSecond,
    bound,
    failed,
    await gauge('documents_waiting'),
    Math.round(await gauge('documents_oldest_waiting_seconds')),
    Math.round((await gauge('process_resident_memory_bytes')) / 1e6),
    Math.round((await gauge('nodejs_heap_size_used_bytes')) / 1e6),
  ];
  console.log(row.map((each) => String(each).padStart(9)).join(''));
}
await Promise.all(underWay);
if (failed > 0) throw new Error(`${failed} failed, the last with ${last}`);
