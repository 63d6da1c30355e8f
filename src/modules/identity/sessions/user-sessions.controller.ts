import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { UsersQueries } from '../users.queries.js';
import { EndSession } from './end-session.js';
import { SessionList } from './sessions.dto.js';
import { SessionsQueries } from './sessions.queries.js';

@ApiTags('administration')
@Controller('users/:userId/sessions')
export class UserSessionsController {
  constructor(
    private readonly users: UsersQueries,
    private readonly queries: SessionsQueries,
    private readonly endSession: EndSession,
  ) {}

  @Get()
  @Allow('identity.users.manage')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listUserSessions', summary: 'See where a user is signed in' })
  @ApiOkResponse({ type: SessionList })
  @Problems('identity.user-not-found')
  async list(@CurrentActor() actor: Actor, @IdParam('userId') userId: string): Promise<SessionList> {
    await this.users.byId(userId);
    return this.queries.liveOf(userId, actor.sessionId);
  }

  @Post('end')
  @Allow('identity.users.manage')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endUserSessions', summary: 'Sign a user out everywhere' })
  @ApiNoContentResponse()
  @Problems('identity.user-not-found')
  endAll(@CurrentActor() actor: Actor, @IdParam('userId') userId: string): Promise<void> {
    return this.endSession.all(actor, userId);
  }

  @Post(':id/end')
  @Allow('identity.users.manage')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endUserSession', summary: 'End one session of a user' })
  @ApiNoContentResponse()
  @Problems('identity.session-not-found')
  end(@CurrentActor() actor: Actor, @IdParam('userId') userId: string, @IdParam() id: string): Promise<void> {
    return this.endSession.run(actor, userId, id);
  }
}
