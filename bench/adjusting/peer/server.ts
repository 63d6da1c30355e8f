import type { FastifyReply } from 'fastify';
import Fastify from 'fastify';
import type { PoolOrder } from '../../http/peer/serve.js';
import { peerPool, serveOrder } from '../../http/peer/serve.js';
import { inTransaction } from '../../http/peer/transaction.js';
import type { AdjustingSample } from '../sample.js';
import { requestPayment, setReserve } from './book.js';
import { registerClaim } from './register-claim.js';

export interface AdjustingPeerOrder extends PoolOrder {
  readonly sample: AdjustingSample;
  readonly adjusterIds: readonly string[];
}

/**
 * The peer: reporting a loss, raising a reserve and asking for a payment as a good engineer would write them by hand with Fastify
 * and pg, for a fixed piece of work. What it does and leaves out is told in bench/README.md; beside what is said there it checks no
 * authority, no limit and no payee, and looks for no cover.
 */
async function serve(order: AdjustingPeerOrder): Promise<string> {
  const { sample, adjusterIds } = order;
  const pool = peerPool(order);
  const app = Fastify();
  let turn = 0;
  const adjuster = (): string => adjusterIds[turn++ % adjusterIds.length] as string;
  const created = (reply: FastifyReply, answer: string): FastifyReply =>
    reply.code(201).type('application/json; charset=utf-8').send(answer);

  const register = registerClaim(sample);
  app.post<{ Body: { readonly policyId: string } }>('/api/v1/claims', async (request, reply) => {
    const key = String(request.headers['idempotency-key']);
    const { policyId } = request.body;
    const answer = await inTransaction(pool, (client) =>
      register(client, { key, policyId, adjusterId: adjuster() }),
    );
    return created(reply, answer);
  });

  for (const [path, book] of [
    ['reserves', setReserve(sample)],
    ['payments', requestPayment(sample)],
  ] as const) {
    app.post<{ Params: { readonly id: string } }>(`/api/v1/claims/:id/${path}`, async (request, reply) => {
      const key = String(request.headers['idempotency-key']);
      const { body, params } = request;
      const answer = await inTransaction(pool, (client) =>
        book(client, { key, claimId: params.id, adjusterId: adjuster(), body }),
      );
      return created(reply, answer);
    });
  }

  return app.listen({ host: '127.0.0.1', port: 0 });
}

serveOrder(serve);
