import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { LOG } from '../../../platform/logging/logger.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { pauseBeforeRetry } from '../domain/retry-schedule.js';
import type { PauseReason } from '../endpoints/endpoint.entities.js';
import { WebhookEndpoint } from '../endpoints/endpoint.entities.js';
import type { DueDelivery, EndedAttempt, Settled } from './deliveries.store.js';
import { DeliveriesStore } from './deliveries.store.js';
import type { Attempted } from './post-message.js';

export interface Attempt extends DueDelivery {
  readonly result: Attempted;
}

const GONE = 410;

/** Records results of attempts in one batch: delivered, to be tried again at a time, or dead. */
@Injectable()
export class SettleAttempts {
  constructor(
    private readonly em: EntityManager,
    private readonly store: DeliveriesStore,
    private readonly audit: Audit,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Transactional()
  async run(attempts: readonly Attempt[]): Promise<void> {
    await this.store.lockLanes();
    const settled = await this.store.settle(attempts.map((attempt) => this.ended(attempt)));
    const gone = attempts.filter(({ result }) => result.status === GONE);
    for (const id of new Set(gone.map(({ endpointId }) => endpointId))) await this.pause(id, 'gone');
    for (const dead of settled.filter(({ status }) => status === 'dead')) await this.giveUp(dead);
  }

  private ended({ id, attempts, tries, result }: Attempt): EndedAttempt {
    const { status: lastStatus, fault, milliseconds: ms } = result;
    const ending = { id, attempts, lastStatus, fault, ms };
    if (fault === null) return { ...ending, status: 'delivered', pauseMs: null };
    const pauseMs = pauseBeforeRetry(
      this.config.webhookRetrySeconds,
      tries,
      result.retryAfterMs,
      Math.random(),
    );
    return { ...ending, status: pauseMs === null ? 'dead' : 'waiting', pauseMs };
  }

  /**
   * A dead message alone may be at fault. If nothing else reached the endpoint either, the endpoint is paused and its
   * messages wait.
   */
  private async giveUp({ id, endpointId }: Settled): Promise<void> {
    this.log.warn({ deliveryId: id, endpointId }, 'webhook given up');
    if (!(await this.store.hasReceivedSince(id))) await this.pause(endpointId, 'failing');
  }

  private async pause(id: string, reason: PauseReason): Promise<void> {
    const endpoint = await this.em.findOne(
      WebhookEndpoint,
      { id, status: 'active' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!endpoint) return;
    endpoint.pause(reason);
    await this.em.flush();
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'webhooks.endpoint-paused',
      resourceType: 'webhook-endpoint',
      resourceId: id,
      changes: { status: ['active', 'paused'], reason },
    });
    this.log.warn({ endpointId: id, reason }, 'webhook endpoint paused');
  }
}
