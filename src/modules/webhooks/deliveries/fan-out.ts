import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { declaredEvents, namesEvent } from '../../../platform/events/events.js';
import type { TrailFeedEntry } from '../../audit/index.js';
import { TrailFeed } from '../../audit/index.js';
import type { ListeningEndpoint } from '../endpoints/endpoints.store.js';
import { EndpointsStore } from '../endpoints/endpoints.store.js';
import { messageOf } from '../stream/message.js';
import type { AddressedMessage } from './deliveries.store.js';
import { DeliveriesStore } from './deliveries.store.js';

const BATCH = 1_000;

/** Makes a message of each event for every subscribed endpoint. Only settled rows of the audit trail are read. */
@Injectable()
export class FanOut {
  private readonly catalog = declaredEvents();
  private readonly actions = [...this.catalog.keys()];

  constructor(
    protected readonly em: EntityManager,
    private readonly entries: TrailFeed,
    private readonly endpoints: EndpointsStore,
    private readonly store: DeliveriesStore,
  ) {}

  /** Returns how many messages were made; 0 where nothing is new. */
  async run(signal: AbortSignal): Promise<number> {
    if (!(await this.endpoints.hasAny())) return 0;
    const horizon = await this.entries.horizon(signal);
    let made = 0;
    while (!signal.aborted) {
      const batch = await this.step(horizon);
      if (batch === null) break;
      made += batch;
    }
    return made;
  }

  /** One batch; null when everything was searched. Instances take turns, and the second one finds the work done. */
  @Transactional()
  async step(horizon: bigint): Promise<number | null> {
    await this.store.lockLanes();
    const [position, endpoints] = await Promise.all([this.store.position(), this.endpoints.listening()]);
    // Events before the oldest endpoint are for nobody.
    const from = endpoints.reduce(
      (oldest, { sinceSeq }) => (sinceSeq < oldest ? sinceSeq : oldest),
      endpoints.length > 0 ? horizon : position,
    );
    const after = from > position ? from : position;
    if (after >= horizon) return null;
    const entries = await this.entries.between(after, horizon, this.actions, BATCH);
    const last = entries.length < BATCH ? horizon : BigInt(entries.at(-1)?.seq ?? horizon);
    const messages = entries.flatMap((entry) => this.addressed(entry, endpoints));
    if (messages.length > 0) await this.store.insert(messages);
    await this.store.moveTo(last);
    return messages.length;
  }

  private addressed(
    entry: TrailFeedEntry,
    endpoints: readonly ListeningEndpoint[],
  ): readonly AddressedMessage[] {
    const kind = this.catalog.get(entry.action);
    const listeners = endpoints.filter(
      ({ sinceSeq, eventTypes }) =>
        BigInt(entry.seq) > sinceSeq && eventTypes.some((pattern) => namesEvent(pattern, entry.action)),
    );
    if (!kind || listeners.length === 0) return [];
    const body = JSON.stringify(messageOf(entry, kind));
    const { id: event, seq, action: type, resourceType, resourceId: resource } = entry;
    return listeners.map(({ id: endpoint }) => ({
      endpoint,
      event,
      seq,
      type,
      resourceType,
      resource,
      body,
    }));
  }
}
