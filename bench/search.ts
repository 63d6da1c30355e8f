import { asItGrows, timesOf } from './growth/stage.js';
import { cpuTime } from './http/cpu-time.js';
import { median } from './http/rounds.js';
import { SignedIn } from './http/signed-in.js';
import type { Agent } from './http/world.js';

/** Pages of a search over HTTP, one request at a time, while quotes and policies grow to a million each. */
const ROUNDS = 15;
const WARM_UP = 3;

const QUOTES: Readonly<Record<string, string>> = {
  'the latest': '',
  'by status': 'status=quoted',
  'expired, judged by the clock': 'status=expired',
  'by product and state': 'productType=home&state=NY',
  'by state': 'state=TX',
  'by a week of effective dates': 'effectiveFrom=2025-03-01&effectiveTo=2025-03-07',
  'by half a year of effective dates': 'effectiveFrom=2024-03-01&effectiveTo=2024-08-31',
  'up to an effective date long ago': 'effectiveTo=2024-03-31',
  'by a week of creation': 'createdFrom=2025-03-01T00:00:00Z&createdBefore=2025-03-08T00:00:00Z',
  'by a narrow premium': 'premiumFrom=1000.00&premiumTo=1010.00',
  'by the highest premiums': 'premiumFrom=4190.00',
  'by number': 'quoteNumber=FILL-000000777',
  'by a rare name': 'customer=ada%20ostvervik',
  'by part of a name': 'customer=vervik',
  'by a frequent name': 'customer=berg',
  'by a name that nobody has': 'customer=xyzzy',
  'by much together': 'status=bound&state=TX&productType=auto&premiumFrom=3000.00&effectiveTo=2024-12-31',
  'by what no quote is': 'status=declined&productType=home&state=NY&premiumTo=200.50&effectiveTo=2024-06-01',
};
const POLICIES: Readonly<Record<string, string>> = {
  'the latest': '',
  'by product and state': 'productType=home&state=NY',
  'by a week of effective dates': 'effectiveFrom=2025-03-01&effectiveTo=2025-03-07',
  'by a quarter of effective dates': 'effectiveFrom=2024-03-01&effectiveTo=2024-05-31',
  'by a week of expiration dates': 'expirationFrom=2026-03-01&expirationTo=2026-03-07',
  'by number': 'policyNumber=FILL-000000777',
  'by part of a name': 'customer=vervik',
  'by a frequent name': 'customer=berg',
  'up to an effective date long ago': 'effectiveTo=2024-03-31',
  'by much together': 'state=TX&productType=auto&effectiveTo=2024-12-31&customer=ada',
};
const CUSTOMERS: Readonly<Record<string, string>> = {
  'by a rare name': 'name=ostvervik',
  'by part of a name': 'name=vervik',
  'by a frequent name': 'name=berg',
  'by one letter': 'name=a',
  'by two letters that few have': 'name=zs',
};

await asItGrows(process.argv.slice(2), async (stage, rows) => {
  const staff = SignedIn.as('underwriter', stage.bindery.url);
  const agent = (stage.world.agents[0] as Agent).session;
  for (const [who, session] of Object.entries({ staff, agent })) {
    for (const [list, cases] of Object.entries({
      quotes: QUOTES,
      policies: POLICIES,
      customers: CUSTOMERS,
    })) {
      for (const [name, query] of Object.entries(cases)) {
        const paths = Array.from({ length: WARM_UP + ROUNDS }, () => `/${list}?${query}`);
        const token = await session.token();
        await timesOf(stage, token, paths.slice(0, WARM_UP));
        const { database, bindery } = stage;
        const before = await cpuTime(bindery.pid, database.pid);
        const times = await timesOf(stage, token, paths.slice(WARM_UP));
        const cpu = ((await cpuTime(bindery.pid, database.pid)) - before) / ROUNDS;
        const [middle, best] = [median(times), Math.min(...times)].map((ms) => ms.toFixed(1).padStart(7));
        console.log(
          `${String(rows).padStart(8)} ${list.padEnd(9)} ${who.padEnd(6)}${middle} ms, fastest ${best}, ` +
            `${cpu.toFixed(0).padStart(4)} CPU ms  ${name}`,
        );
      }
    }
  }
});
