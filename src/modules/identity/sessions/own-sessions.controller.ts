import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { EndSession } from './end-session.js';
import { SessionList } from './sessions.dto.js';
import { SessionsQueries } from './sessions.queries.js';

@ApiTags('sign-in')
@Controller('auth/sessions')
export class OwnSessionsController {
  constructor(
    private readonly queries: SessionsQueries,
    private readonly endSession: EndSession,
  ) {}

  @Get()
  @Allow('identity.session')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listOwnSessions', summary: 'See where one is signed in' })
  @ApiOkResponse({ type: SessionList })
  list(@CurrentActor() actor: Actor): Promise<SessionList> {
    return this.queries.liveOf(actor.id ?? '', actor.sessionId);
  }

  @Post(':id/end')
  @Allow('identity.session')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOwnSession', summary: 'Sign out somewhere else' })
  @ApiNoContentResponse()
  @Problems('identity.session-not-found')
  end(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.endSession.run(actor, actor.id ?? '', id);
  }
}
