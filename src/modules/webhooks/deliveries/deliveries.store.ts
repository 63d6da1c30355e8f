import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { databaseNow, secondsAfter } from '../../../platform/database-now.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { rowsText } from '../../../platform/records.js';
import { assertInTransaction } from '../../../platform/writes.js';

/** A message for one endpoint that has no row yet. */
export interface AddressedMessage {
  readonly endpoint: string;
  readonly event: string;
  readonly seq: string;
  readonly type: string;
  readonly resourceType: string;
  readonly resource: string;
  readonly body: string;
}

export interface DueDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly attempts: number;
  /** Attempts in this round; sending a message again by hand starts a new round. */
  readonly tries: number;
  readonly body: string;
}

type LaneOf = Pick<AddressedMessage, 'endpoint' | 'resourceType' | 'resource'>;

/** The result of an attempt; `pauseMs` is null where no further attempt follows. */
export interface EndedAttempt {
  readonly id: string;
  readonly attempts: number;
  readonly status: 'waiting' | 'delivered' | 'dead';
  readonly pauseMs: number | null;
  readonly lastStatus: number | null;
  readonly fault: string | null;
  readonly ms: number;
}

/** Messages to one endpoint about one resource, which are delivered in order. */
interface Lane {
  readonly endpoint: string;
  readonly type: string;
  readonly resource: string;
}

export interface Settled {
  readonly id: string;
  readonly endpointId: string;
  readonly status: string;
}

/** Rows of deliveries. Releasing a message needs `lockLanes`, so that no two messages of a lane are released at once. */
@Injectable()
export class DeliveriesStore {
  constructor(private readonly em: EntityManager) {}

  /** Holds the lock of all lanes until the end of the transaction. */
  async lockLanes(): Promise<void> {
    assertInTransaction(this.em);
    await lockInTransaction(this.em.getKysely(), 'webhooks.lanes');
  }

  async position(): Promise<bigint> {
    const { rows } = await sql<{ readonly at: string }>`
      select up_to_seq::text as at from webhook_position
    `.execute(this.em.getKysely());
    return BigInt(rows[0]?.at ?? 0);
  }

  async moveTo(seq: bigint): Promise<void> {
    await sql`update webhook_position set up_to_seq = ${seq.toString()}::bigint`.execute(this.em.getKysely());
  }

  /** Inserts messages; needs `lockLanes`. The first of each lane is released where none waits in it. */
  async insert(messages: readonly AddressedMessage[]): Promise<void> {
    const taken = await this.lanesWithWaiting(messages);
    const rows = messages.map((message) => {
      const lane = nameOf(message);
      const isNext = !taken.has(lane);
      taken.add(lane);
      return { ...message, isNext };
    });
    await sql`
      insert into webhook_deliveries (endpoint_id, event_id, seq, event_type, resource_type, resource_id, body, is_next)
      select endpoint, event, seq, type, resource_type, resource, body, is_next
        from json_to_recordset(${rowsText(rows)}::json) as m (endpoint uuid, event uuid, seq bigint, type text,
             resource_type text, resource text, body text, is_next boolean)
    `.execute(this.em.getKysely());
  }

  /**
   * Leases due messages, up to a number for each endpoint. A message not settled within its lease is due again, on any
   * instance.
   */
  async take(
    most: readonly { readonly endpoint: string; readonly room: number }[],
    leaseMs: number,
  ): Promise<readonly DueDelivery[]> {
    const now = await databaseNow(this.em);
    const { rows } = await sql<DueDelivery>`
      update webhook_deliveries d
         set attempts = attempts + 1, last_attempt_at = ${now}, due_at = ${secondsAfter(now, leaseMs / 1000)}
        from (select due.id
                from json_to_recordset(${rowsText(most)}::json) as e (endpoint uuid, room integer)
                cross join lateral (select w.id from webhook_deliveries w
                                     where w.endpoint_id = e.endpoint and w.is_next and w.due_at <= ${now}
                                     order by w.due_at limit e.room for update skip locked) as due) as taken
       where d.id = taken.id
      returning d.id, d.endpoint_id, d.event_id, d.attempts,
                d.attempts - d.attempts_before as tries, d.body
    `.execute(this.em.getKysely());
    return rows;
  }

  /**
   * Records how attempts ended and releases the next messages of their lanes; needs `lockLanes`. Attempts whose lease was
   * lost are ignored.
   */
  async settle(attempts: readonly EndedAttempt[]): Promise<readonly Settled[]> {
    const now = await databaseNow(this.em);
    const { rows } = await sql<Settled & Lane>`
      update webhook_deliveries d
         set status = r.status, is_next = r.status = 'waiting', last_status = r.last_status, last_fault = r.fault,
             last_milliseconds = r.ms, delivered_at = case when r.status = 'delivered' then ${now} end,
             due_at = ${secondsAfter(now, sql`coalesce(r.pause_ms, 0) / 1000`)}
        from json_to_recordset(${rowsText(attempts)}::json) as r
             (id uuid, attempts integer, status text, pause_ms float8, last_status integer, fault text, ms integer)
       where d.id = r.id and d.attempts = r.attempts and d.is_next
      returning d.id, d.endpoint_id, d.status, d.endpoint_id as endpoint, d.resource_type as type,
                d.resource_id as resource
    `.execute(this.em.getKysely());
    await this.letGo(rows.filter(({ status }) => status !== 'waiting'));
    return rows;
  }

  /** Releases the first waiting message of each lane without a released one; needs `lockLanes`. */
  async letGo(lanes: readonly Lane[]): Promise<void> {
    if (lanes.length === 0) return;
    await sql`
      update webhook_deliveries d set is_next = true
        from (select distinct endpoint, type, resource
                from json_to_recordset(${rowsText(lanes)}::json) as l (endpoint uuid, type text, resource text)) as lane
       cross join lateral (select w.id, w.is_next from webhook_deliveries w
                            where w.endpoint_id = lane.endpoint and w.resource_type = lane.type
                              and w.resource_id = lane.resource and w.status = 'waiting'
                            order by w.seq limit 1) as first
       where d.id = first.id and not exists (
         select from webhook_deliveries n where n.endpoint_id = lane.endpoint and n.resource_type = lane.type
            and n.resource_id = lane.resource and n.is_next)
    `.execute(this.em.getKysely());
  }

  /** Makes delivered or dead messages wait again, up to a number; needs `lockLanes`. */
  async again(
    endpointId: string,
    {
      status,
      id = null,
      most,
    }: { readonly status: readonly string[]; readonly id?: string | null; readonly most: number },
  ): Promise<readonly string[]> {
    const now = await databaseNow(this.em);
    const { rows } = await sql<Lane & { readonly id: string }>`
      update webhook_deliveries d
         set status = 'waiting', attempts_before = attempts, delivered_at = null, due_at = ${now}
       where d.id in (select w.id from webhook_deliveries w
                       where w.endpoint_id = ${endpointId} and w.status = any(${[...status]}::text[])
                         and (${id}::uuid is null or w.id = ${id}::uuid)
                       order by w.seq limit ${most})
      returning d.id, d.endpoint_id as endpoint, d.resource_type as type, d.resource_id as resource
    `.execute(this.em.getKysely());
    await this.letGo(rows);
    return rows.map(({ id: again }) => again);
  }

  private async lanesWithWaiting(messages: readonly AddressedMessage[]): Promise<Set<string>> {
    const { rows } = await sql<LaneOf>`
      select distinct endpoint, resource_type, resource
        from json_to_recordset(${rowsText(messages)}::json) as m (endpoint uuid, resource_type text, resource text)
       where exists (select from webhook_deliveries w where w.endpoint_id = endpoint and w.resource_type = m.resource_type
                        and w.resource_id = resource and w.status = 'waiting')
    `.execute(this.em.getKysely());
    return new Set(rows.map(nameOf));
  }

  /** True where any message reached the endpoint since this one began to wait. */
  async hasReceivedSince(deliveryId: string): Promise<boolean> {
    const { rows } = await sql<{ readonly has: boolean }>`
      select exists (select from webhook_deliveries o join webhook_deliveries d on d.id = ${deliveryId}
                      where o.endpoint_id = d.endpoint_id and o.status = 'delivered' and o.delivered_at > d.created_at) as has
    `.execute(this.em.getKysely());
    return rows[0]?.has === true;
  }
}

function nameOf({ endpoint, resourceType, resource }: LaneOf): string {
  return JSON.stringify([endpoint, resourceType, resource]);
}
