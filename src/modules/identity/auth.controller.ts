import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import type { Actor } from '../../shared/actor.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordRequest, UserResponse } from './identity.dto.js';
import { SignOut } from './sign-out.js';
import { UsersQueries } from './users.queries.js';

@ApiTags('sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signOut: SignOut,
    private readonly changePassword: ChangePassword,
    private readonly users: UsersQueries,
  ) {}

  @Post('logout')
  @Allow('identity.session')
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'End the session of the token, on all instances at once' })
  @ApiNoContentResponse()
  logout(@CurrentActor() actor: Actor): Promise<void> {
    return this.signOut.run(actor);
  }

  @Get('me')
  @Allow('identity.session')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'readCurrentUser', summary: 'See who is signed in' })
  @ApiOkResponse({ type: UserResponse })
  me(@CurrentActor() actor: Actor): Promise<UserResponse> {
    return this.users.byId(actor.id ?? '');
  }

  @Post('password')
  @Allow('identity.session')
  @HttpCode(204)
  @ApiOperation({ operationId: 'changePassword', summary: 'Change the own password; other sessions end' })
  @ApiNoContentResponse()
  @Problems(
    'identity.password-wrong',
    'identity.password-refused',
    'identity.password-unchanged',
    'identity.sign-in-locked',
    'identity.sign-in-busy',
  )
  change(@CurrentActor() actor: Actor, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.changePassword.run(actor, body);
  }
}
