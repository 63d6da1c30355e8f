import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { declaredEvents, namesEvent } from '../../../platform/events/events.js';
import type { FieldFault } from '../../../shared/errors.js';
import { outwardUrlFault } from '../../../platform/net/outward-url.js';
import type { Network } from '../../../platform/net/reachable.js';
import { networkFrom } from '../../../platform/net/reachable.js';
import { webhookError } from '../webhooks.errors.js';

/** Checks the address and the events of an endpoint. */
@Injectable()
export class EndpointTerms {
  private readonly networks: readonly Network[];
  private readonly names = [...declaredEvents().keys()];

  constructor(config: AppConfig) {
    this.networks = config.webhookAllowedNetworks.map(networkFrom);
  }

  assertSound({
    url,
    eventTypes = [],
  }: {
    readonly url?: string | undefined;
    readonly eventTypes?: readonly string[] | undefined;
  }): void {
    const detail = url === undefined ? null : outwardUrlFault(url, this.networks);
    if (detail !== null)
      throw webhookError('webhooks.endpoint-invalid', { errors: [{ pointer: '/url', detail }] });
    const unknown: readonly FieldFault[] = eventTypes.flatMap((pattern, index) =>
      this.names.some((name) => namesEvent(pattern, name))
        ? []
        : [{ pointer: `/eventTypes/${index}`, detail: 'names nothing in the catalog' }],
    );
    if (unknown.length > 0) throw webhookError('webhooks.event-type-unknown', { errors: unknown });
  }
}
