import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { declaredEvents, namesEvent } from '../../../platform/events/events.js';
import type { FieldFault } from '../../../shared/errors.js';
import { urlFault } from '../../../platform/egress/url-fault.js';
import type { Network } from '../../../platform/egress/networks.js';
import { networkFrom } from '../../../platform/egress/networks.js';
import { webhookError } from '../webhooks.errors.js';

/** What an endpoint may be. */
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
    const detail = url === undefined ? null : urlFault(url, this.networks);
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
