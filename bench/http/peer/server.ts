import Fastify from 'fastify';
import type { PeerOrder } from '../peer.js';
import { bindQuote } from './bind-quote.js';
import { createQuote } from './create-quote.js';
import { readPolicy } from './read-policy.js';
import { peerPool, serveOrder } from './serve.js';
import { inTransaction } from './transaction.js';

/**
 * The peer: the same three routes as a good engineer would write them by hand with Fastify and pg, for a fixed piece of work.
 *
 * It does: parse the request as Fastify does, take a connection of a pool of the same size, write the same rows with the same
 * columns and bytes into the same tables in one transaction of parameterized statements, give ids of the same kind, and answer with the same JSON.
 * The plain one leaves its statements without names (named ones do not pass PgBouncer before 1.21); the expert names them.
 *
 * It does not: sign in or ask for permission, validate, rate, choose an edition, look up the customer, check whether a quote
 * may be bound, log, count, set security headers, or replay an answer. Its rows are those of one quote that Bindery made,
 * with new ids, numbers and moments. So its speed is what is left when nothing is thought about.
 */
async function serve(order: PeerOrder): Promise<string> {
  const { sample, agentIds } = order;
  const pool = peerPool(order);
  const app = Fastify();
  let turn = 0;
  const agent = (): string => agentIds[turn++ % agentIds.length] as string;
  const create = createQuote(sample);
  const bind = bindQuote(sample);

  app.post<{ Body: { readonly customerId: string } }>('/api/v1/quotes', async (request, reply) => {
    const key = String(request.headers['idempotency-key']);
    const { customerId } = request.body;
    const answer = await inTransaction(pool, (client) =>
      create(client, { key, customerId, agentId: agent() }),
    );
    return reply.code(201).type('application/json; charset=utf-8').send(answer);
  });

  app.post<{ Params: { readonly id: string } }>('/api/v1/quotes/:id/bind', async (request, reply) => {
    const key = String(request.headers['idempotency-key']);
    const quoteId = request.params.id;
    const answer = await inTransaction(pool, (client) => bind(client, { key, quoteId, agentId: agent() }));
    return reply.code(201).type('application/json; charset=utf-8').send(answer);
  });

  app.get<{ Params: { readonly id: string } }>('/api/v1/policies/:id', (request) =>
    readPolicy(pool, request.params.id),
  );

  return app.listen({ host: '127.0.0.1', port: 0 });
}

serveOrder(serve);
