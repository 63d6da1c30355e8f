import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Posts and signs as Bindery does, 64 at a time, and does nothing else. */
const [url = '', secret = '', count = '0', body = ''] = process.argv.slice(2);
const AT_ONCE = 64;

const webhook = new Webhook(secret);
let left = Number(count);
const startedAt = performance.now();
const { user, system } = process.cpuUsage();
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const [id, at] = [randomUUID(), new Date()];
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': webhook.sign(id, at, body),
      };
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
      await answer.arrayBuffer();
    }
  }),
);
const used = process.cpuUsage();
process.send?.({
  perSecond: Math.round(Number(count) / ((performance.now() - startedAt) / 1000)),
  nodeMs: (used.user - user + (used.system - system)) / 1000 / Number(count),
});
