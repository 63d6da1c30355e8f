import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { AlertRules } from './alert-rules.js';
import {
  AddAlertRuleRequest,
  AlertRulePage,
  AlertRuleResponse,
  AlertRuleVersionList,
  AlertRulesQuery,
  ChangeAlertRuleRequest,
} from './alert-rules.dto.js';

@ApiTags('audit')
@Controller('audit/alert-rules')
export class AlertRulesController {
  constructor(private readonly rules: AlertRules) {}

  @Post()
  @Allow('audit.alert-rules.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @LocatedAt('/api/v1/audit/alert-rules/:id')
  @ApiOperation({ summary: 'Say which rows of the trail raise an alert' })
  @ApiCreatedResponse({ type: AlertRuleResponse })
  @Problems('audit.alert-rule-invalid', 'audit.alert-rule-exists')
  add(@CurrentActor() actor: Actor, @Body() body: AddAlertRuleRequest): Promise<AlertRuleResponse> {
    return this.rules.add(actor, body);
  }

  @Get()
  @Allow('audit.alerts.read')
  @ApiOperation({ summary: 'List rules of alerts, newest first' })
  @ApiOkResponse({ type: AlertRulePage })
  list(@Query() { limit, cursor, ended }: AlertRulesQuery): Promise<Page<AlertRuleResponse>> {
    return this.rules.list(limit, afterCursor(cursor, ['moment', 'id']), ended);
  }

  @Get(':id')
  @Allow('audit.alerts.read')
  @ApiOperation({ operationId: 'readAlertRule', summary: 'See a rule of alerts' })
  @ApiOkResponse({ type: AlertRuleResponse })
  @Problems('audit.alert-rule-not-found')
  read(@IdParam() id: string): Promise<AlertRuleResponse> {
    return this.rules.byId(id);
  }

  @Get(':id/versions')
  @Allow('audit.alerts.read')
  @ApiOperation({
    operationId: 'listAlertRuleVersions',
    summary: 'See what a rule of alerts has said, newest first',
  })
  @ApiOkResponse({ type: AlertRuleVersionList })
  @Problems('audit.alert-rule-not-found')
  async versions(@IdParam() id: string): Promise<AlertRuleVersionList> {
    return { items: await this.rules.versions(id) };
  }

  @Patch(':id')
  @Allow('audit.alert-rules.manage', { stepUp: RECENT_SIGN_IN })
  @ApiOperation({ summary: 'Change a rule of alerts, from the next look on' })
  @ApiOkResponse({ type: AlertRuleResponse })
  @Problems('audit.alert-rule-not-found', 'audit.alert-rule-invalid', 'audit.alert-rule-over')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeAlertRuleRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AlertRuleResponse> {
    return this.rules.change(actor, id, expected, body);
  }

  @Post(':id/end')
  @Allow('audit.alert-rules.manage', { stepUp: RECENT_SIGN_IN })
  @HttpCode(200)
  @ApiOperation({ summary: 'End a rule of alerts; its alerts stay' })
  @ApiOkResponse({ type: AlertRuleResponse })
  @Problems('audit.alert-rule-not-found', 'audit.alert-rule-over')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AlertRuleResponse> {
    return this.rules.end(actor, id, expected);
  }
}
