import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { Bool, Int, Text } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import { SmsGateway } from '../../../platform/sms/sms-gateway.js';
import type { Actor } from '../../../shared/actor.js';
import { UsersQueries } from '../users.queries.js';
import { Factors } from './factors.store.js';
import { ResetFactors } from './reset-factors.js';
import { SecondStep } from './second-step.js';

export class FactorsResponse {
  @Bool({ description: 'The role of the user asks for a second factor at each sign-in.' })
  readonly isRequired!: boolean;

  @Bool({ description: 'An authenticator app is set up.' }) readonly hasAuthenticator!: boolean;

  @Int({ min: 0, max: 1000, description: 'Passkeys that open the account.' }) readonly passkeys!: number;

  @Text({
    max: 2,
    nullable: true,
    example: '23',
    description: 'The last digits of the number that codes by SMS go to; null where there is none.',
  })
  readonly smsPhoneEnding!: string | null;

  @Bool({
    description:
      'Codes by SMS can be added: a gateway is set up, and nothing that the user holds forbids them.',
  })
  readonly isSmsOffered!: boolean;

  @Int({ min: 0, max: 10, description: 'Recovery codes that have not been used.' })
  readonly recoveryCodesLeft!: number;
}

@ApiTags('administration')
@Controller('users/:userId/factors')
export class UserFactorsController {
  constructor(
    private readonly users: UsersQueries,
    private readonly factors: Factors,
    private readonly secondStep: SecondStep,
    private readonly resetFactors: ResetFactors,
    private readonly gateway: SmsGateway,
  ) {}

  @Get()
  @Allow('identity.users.manage')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'readUserFactors', summary: 'See what second factors a user has' })
  @ApiOkResponse({ type: FactorsResponse })
  @Problems('identity.user-not-found')
  async read(@IdParam('userId') userId: string): Promise<FactorsResponse> {
    const user = await this.users.byId(userId);
    const { isRequired, isSmsRefused } = await this.secondStep.demandsOn(user);
    return {
      isRequired,
      isSmsOffered: this.gateway.isSetUp && !isSmsRefused,
      ...(await this.factors.of(userId)),
    };
  }

  @Post('reset')
  @Allow('identity.users.manage', { stepUp: RECENT_SIGN_IN })
  @HttpCode(204)
  @ApiOperation({
    operationId: 'resetUserFactors',
    summary: 'Take all second factors off a user who has lost them',
    description: 'All sessions of the user end, and the user is told by mail.',
  })
  @ApiNoContentResponse()
  @Problems('identity.user-not-found', 'identity.no-factors')
  reset(@CurrentActor() actor: Actor, @IdParam('userId') userId: string): Promise<void> {
    return this.resetFactors.run(actor, userId);
  }
}
