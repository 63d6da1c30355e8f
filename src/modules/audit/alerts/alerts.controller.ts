import { Body, Controller, Get, HttpCode, Post, Put, Delete, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { AlertSubscriptions } from './alert-subscriptions.js';
import {
  AlertPage,
  AlertResponse,
  AlertSubscriptionRequest,
  AlertSubscriptionResponse,
  AlertsQuery,
  CloseAlertRequest,
} from './alerts.dto.js';
import { AlertsQueries } from './alerts.queries.js';
import { HandleAlert } from './handle-alert.js';

@ApiTags('audit')
@Controller('audit')
export class AlertsController {
  constructor(
    private readonly queries: AlertsQueries,
    private readonly handle: HandleAlert,
    private readonly subscriptions: AlertSubscriptions,
  ) {}

  @Get('alerts')
  @Allow('audit.alerts.read')
  @ApiOperation({ operationId: 'listAlerts', summary: 'List alerts, newest first' })
  @ApiOkResponse({ type: AlertPage })
  @Problems('audit.period-backwards')
  list(@Query() query: AlertsQuery): Promise<Page<AlertResponse>> {
    return this.queries.list(query);
  }

  @Get('alerts/:id')
  @Allow('audit.alerts.read')
  @ApiOperation({ operationId: 'readAlert', summary: 'See an alert, with the rows that gave reason for it' })
  @ApiOkResponse({ type: AlertResponse })
  @Problems('audit.alert-not-found')
  read(@IdParam() id: string): Promise<AlertResponse> {
    return this.queries.byId(id);
  }

  @Post('alerts/:id/acknowledge')
  @Allow('audit.alerts.manage')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeAlert', summary: 'Take an alert up' })
  @ApiOkResponse({ type: AlertResponse })
  @Problems('audit.alert-not-found', 'audit.alert-status')
  acknowledge(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AlertResponse> {
    return this.handle.acknowledge(actor, id, expected);
  }

  @Post('alerts/:id/close')
  @Allow('audit.alerts.manage')
  @HttpCode(200)
  @ApiOperation({ operationId: 'closeAlert', summary: 'Close an alert, and say what came of it' })
  @ApiOkResponse({ type: AlertResponse })
  @Problems('audit.alert-not-found', 'audit.alert-status', 'audit.own-alert')
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CloseAlertRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AlertResponse> {
    return this.handle.close(actor, id, expected, body);
  }

  @Get('alert-subscription')
  @Allow('audit.alerts.subscribe')
  @ApiOperation({ operationId: 'readAlertSubscription', summary: 'See of which alerts one gets a letter' })
  @ApiOkResponse({ type: AlertSubscriptionResponse })
  subscription(@CurrentActor() actor: Actor): Promise<AlertSubscriptionResponse> {
    return this.subscriptions.of(actor);
  }

  @Put('alert-subscription')
  @Allow('audit.alerts.subscribe')
  @ApiOperation({
    operationId: 'subscribeToAlerts',
    summary: 'Get a letter of each alert from some severity on',
  })
  @ApiOkResponse({ type: AlertSubscriptionResponse })
  @Problems('audit.mail-not-set-up')
  subscribe(
    @CurrentActor() actor: Actor,
    @Body() body: AlertSubscriptionRequest,
  ): Promise<AlertSubscriptionResponse> {
    return this.subscriptions.begin(actor, body.minimumSeverity);
  }

  @Delete('alert-subscription')
  @Allow('audit.alerts.subscribe')
  @HttpCode(204)
  @ApiOperation({ operationId: 'unsubscribeFromAlerts', summary: 'Get no letters of alerts any more' })
  @ApiNoContentResponse()
  unsubscribe(@CurrentActor() actor: Actor): Promise<void> {
    return this.subscriptions.end(actor);
  }
}
