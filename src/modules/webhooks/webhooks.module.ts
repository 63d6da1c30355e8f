import { Module } from '@nestjs/common';
import { resolveByDns } from '../../platform/net/guarded-agents.js';
import { AuditModule } from '../audit/index.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesQueries } from './deliveries/deliveries.queries.js';
import { DeliveriesStore } from './deliveries/deliveries.store.js';
import { Delivering } from './deliveries/delivering.js';
import { FanOut } from './deliveries/fan-out.js';
import { PostMessage, RESOLVE } from './deliveries/post-message.js';
import { ReplayDeliveries } from './deliveries/replay-deliveries.js';
import { SendDue } from './deliveries/send-due.js';
import { SettleAttempts } from './deliveries/settle-attempts.js';
import { ChangeEndpoint } from './endpoints/change-endpoint.js';
import { CreateEndpoint } from './endpoints/create-endpoint.js';
import { EndpointTerms } from './endpoints/endpoint-terms.js';
import { EndpointsController } from './endpoints/endpoints.controller.js';
import { EndpointsQueries } from './endpoints/endpoints.queries.js';
import { EndpointsStore } from './endpoints/endpoints.store.js';
import { PingEndpoint } from './endpoints/ping-endpoint.js';
import { ReceiversStore } from './endpoints/receivers.store.js';
import { EventsController } from './stream/events.controller.js';
import { PullEvents } from './stream/pull-events.js';
import './webhooks.permissions.js';

@Module({
  imports: [AuditModule],
  controllers: [EndpointsController, DeliveriesController, EventsController],
  providers: [
    { provide: RESOLVE, useValue: resolveByDns },
    EndpointTerms,
    EndpointsStore,
    EndpointsQueries,
    ReceiversStore,
    CreateEndpoint,
    ChangeEndpoint,
    PingEndpoint,
    DeliveriesStore,
    DeliveriesQueries,
    ReplayDeliveries,
    FanOut,
    PostMessage,
    SettleAttempts,
    SendDue,
    Delivering,
    PullEvents,
  ],
})
export class WebhooksModule {}
