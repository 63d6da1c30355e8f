import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { PostMessage } from '../deliveries/post-message.js';
import { receiverNow } from '../deliveries/send-due.js';
import { webhookError } from '../webhooks.errors.js';
import type { PingResponse } from './endpoints.dto.js';
import { ReceiversStore } from './receivers.store.js';

export const PING = 'webhooks.ping';

/** Sends a test message at once, a single time and also to a paused endpoint, and returns the result. */
@Injectable()
export class PingEndpoint {
  constructor(
    protected readonly em: EntityManager,
    private readonly receivers: ReceiversStore,
    private readonly post: PostMessage,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, endpointId: string): Promise<PingResponse> {
    const [receiver] = await this.receivers.byIds([endpointId]);
    if (!receiver) throw webhookError('webhooks.endpoint-not-found');
    await this.record(actor, endpointId);
    const id = newId();
    const body = JSON.stringify({
      id,
      type: PING,
      version: 1,
      timestamp: new Date().toISOString(),
      resource: { type: 'webhook-endpoint', id: endpointId, path: `/api/v1/webhook-endpoints/${endpointId}` },
      data: {},
    });
    const { status, fault, milliseconds } = await this.post.run(receiverNow(receiver), { id, body });
    return { status, fault, milliseconds };
  }

  /** Recorded before sending, because a ping can be used to probe a network. */
  @Transactional()
  async record(actor: Actor, resourceId: string): Promise<void> {
    await this.audit.record(actor, {
      action: 'webhooks.endpoint-pinged',
      resourceType: 'webhook-endpoint',
      resourceId,
    });
  }
}
