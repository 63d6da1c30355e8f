import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { blindIndexOf, openText, sealText } from '../src/platform/encryption/sealed-text.js';

/** `npm run bench:encryption`: milliseconds of CPU for the fields of one customer, sealed with their blind indexes, and opened. */
const FIELDS = ['+16145550123', '+16145550199', 'RK417992', '123456789', '987654321'];
const CUSTOMERS = 20_000;
const key = { id: '0123456789abcdef', key: createSecretKey(randomBytes(32)) };
const placeOf = (row: string) => ({ table: 'personal_identifiers', column: 'value_encrypted', row });

/** Of this process: what else the machine does counts little. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function round(): { readonly seal: number; readonly open: number } {
  const rows = Array.from({ length: CUSTOMERS }, () => randomUUID());
  const startedAt = cpuMs();
  const sealed = rows.map((row) =>
    FIELDS.map((value) => {
      blindIndexOf(key, 'personal_identifiers', 'value_encrypted', value);
      return sealText(key, placeOf(row), value);
    }),
  );
  const sealedAt = cpuMs();
  for (const [n, row] of rows.entries())
    for (const [m, value] of FIELDS.entries())
      if (openText(key, placeOf(row), sealed[n]?.[m] ?? '') !== value)
        throw new Error('Opened as another value');
  return { seal: (sealedAt - startedAt) / CUSTOMERS, open: (cpuMs() - sealedAt) / CUSTOMERS };
}

round();
const rounds = [round(), round(), round(), round(), round()];
const median = (of: 'seal' | 'open') => rounds.map((each) => each[of]).sort((a, b) => a - b)[2] ?? NaN;
const figures = { fields: FIELDS.length, sealMs: median('seal'), openMs: median('open') };
console.log(
  `${figures.fields} fields of a customer: sealed and indexed in ${figures.sealMs.toFixed(3)}, opened in ${figures.openMs.toFixed(3)} CPU ms`,
);
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
