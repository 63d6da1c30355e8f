import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../http/connect.js';

/** Writes rows of the trail at a rate, as changes do: a transaction of its own for every five, over four connections, until told to end. */
const [url = '', perSecond = '0'] = process.argv.slice(2);
const CONNECTIONS = 4;
const ROWS = 5;
const INSERT = `insert into audit_logs (client_id, ip_address, user_agent, session_id, request_id, action, resource_type, resource_id,
    request_method, request_path, changes, risk_score)
  select 'bench', '192.0.2.7', 'bench/1', $1, $1 || n, 'quotes.created', 'quote', uuid_v7()::text, 'POST', '/api/v1/quotes',
    '{"status": "quoted", "productType": "home", "totalPremium": "501.00"}', 0 from generate_series(1, ${ROWS}) as n`;

let isOver = false;
process.once('message', () => (isOver = true));
const began = performance.now();
let written = 0;
await Promise.all(
  Array.from({ length: CONNECTIONS }, async (_, number) => {
    const client = await connect(url);
    while (!isOver) {
      const due = (performance.now() - began) * (Number(perSecond) / 1000);
      if (written > due) {
        await delay(2);
        continue;
      }
      written += ROWS;
      await client.query({ name: 'write', text: INSERT, values: [`writer-${number}-${written}`] });
    }
    await client.end();
  }),
);
process.send?.({ written, seconds: (performance.now() - began) / 1000 });
process.disconnect();
