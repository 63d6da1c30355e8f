import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { EndpointsStore } from '../endpoints/endpoints.store.js';
import type { ReceiverRow } from '../endpoints/receivers.store.js';
import { ReceiversStore } from '../endpoints/receivers.store.js';
import type { DueDelivery } from './deliveries.store.js';
import { DeliveriesStore } from './deliveries.store.js';
import type { Receiver } from './post-message.js';
import { PostMessage } from './post-message.js';
import type { Attempt } from './settle-attempts.js';
import { SettleAttempts } from './settle-attempts.js';

/** The most messages in transit to one endpoint; fewer to an endpoint that refused the last message. */
const MOST_AT_ONCE = 64;
const MOST_WHILE_FAILING = 2;
/** More than an attempt takes beyond its timeout, including recording its result. */
const LEASE_GRACE_MS = 5_000;

/** Sends due messages. Each endpoint has its own share, so that a slow one does not delay others. */
@Injectable()
export class SendDue {
  private readonly onTheWay = new Map<string, number>();
  private readonly failing = new Set<string>();
  private readonly sending = new Set<Promise<void>>();
  private ended: readonly Attempt[] = [];
  private readonly leaseMs: number;

  constructor(
    private readonly endpoints: EndpointsStore,
    private readonly receivers: ReceiversStore,
    private readonly store: DeliveriesStore,
    private readonly post: PostMessage,
    private readonly settleAttempts: SettleAttempts,
    config: AppConfig,
  ) {
    this.leaseMs = config.webhookTimeoutSeconds * 1000 + LEASE_GRACE_MS;
  }

  /** Settles ended attempts and starts due ones; `onEnd` is called when an attempt ends, to start another round. */
  async round(onEnd: () => void): Promise<void> {
    await this.settle();
    const most = (await this.endpoints.activeIds())
      .map((endpoint) => ({ endpoint, room: this.roomFor(endpoint) }))
      .filter(({ room }) => room > 0);
    if (most.length === 0) return;
    const due = await this.store.take(most, this.leaseMs);
    if (due.length === 0) return;
    const rows = await this.receivers.byIds([...new Set(due.map(({ endpointId }) => endpointId))]);
    const receivers = new Map(rows.map((row) => [row.id, row]));
    for (const delivery of due) {
      const receiver = receivers.get(delivery.endpointId);
      if (receiver) this.begin(delivery, receiver, onEnd);
    }
  }

  /** Returns when no message is in transit any more. */
  async finish(): Promise<void> {
    await Promise.all(this.sending);
    await this.settle();
  }

  private roomFor(endpoint: string): number {
    const most = this.failing.has(endpoint) ? MOST_WHILE_FAILING : MOST_AT_ONCE;
    return most - (this.onTheWay.get(endpoint) ?? 0);
  }

  private begin(delivery: DueDelivery, receiver: ReceiverRow, onEnd: () => void): void {
    const { endpointId, eventId, body } = delivery;
    this.count(endpointId, 1);
    const sent = this.post.run(receiverNow(receiver), { id: eventId, body }).then((result) => {
      this.ended = [...this.ended, { ...delivery, result }];
      if (result.fault === null) this.failing.delete(endpointId);
      else this.failing.add(endpointId);
      this.sending.delete(sent);
      onEnd();
    });
    this.sending.add(sent);
  }

  /** An attempt counts until its result is stored: while the database is away, no new attempts begin. */
  private async settle(): Promise<void> {
    const attempts = this.ended;
    if (attempts.length === 0) return;
    await this.settleAttempts.run(attempts);
    this.ended = this.ended.slice(attempts.length);
    for (const { endpointId } of attempts) this.count(endpointId, -1);
  }

  private count(endpoint: string, by: 1 | -1): void {
    const left = (this.onTheWay.get(endpoint) ?? 0) + by;
    if (left === 0) this.onTheWay.delete(endpoint);
    else this.onTheWay.set(endpoint, left);
  }
}

export function receiverNow({ url, secrets }: ReceiverRow): Receiver {
  const now = Date.now();
  const valid = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return { url, secrets: valid.map(({ secret }) => secret) };
}
