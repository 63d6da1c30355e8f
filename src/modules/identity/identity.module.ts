import type { OnApplicationBootstrap } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from '../../platform/http/access.js';
import { AgenciesModule } from '../agencies/index.js';
import { AuditModule } from '../audit/index.js';
import { AccessTokens } from './access-tokens.js';
import { AuthController } from './auth.controller.js';
import { ChangePassword } from './change-password.js';
import { ClientsController } from './clients/clients.controller.js';
import { CLIENTS } from './clients/clients.providers.js';
import { CreateUser } from './create-user.js';
import { AccessTokenGuard } from './guard/access.guard.js';
import { AccessTokenStrategy } from './guard/access-token.strategy.js';
import { RouteCheck } from './guard/route-check.js';
import { Identity } from './identity.js';
import './identity.permissions.js';
import { TokenCleanupJob } from './jobs/token-cleanup.job.js';
import { AccountController } from './links/account.controller.js';
import { LINKS } from './links/links.providers.js';
import { JwksController } from './keys/jwks.controller.js';
import { RotateKeys } from './keys/rotate-keys.js';
import { SigningKeys } from './keys/signing-keys.js';
import { CommonPasswords } from './passwords/common-passwords.js';
import { EstimatedPasswords } from './passwords/estimated-passwords.js';
import { HashingCapacity } from './passwords/hashing-capacity.js';
import { NewPassword } from './passwords/new-password.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { PasswordTries } from './passwords/password-tries.js';
import { Sessions } from './sessions.js';
import { SetUserActive } from './set-user-active.js';
import { SignInSources } from './sign-in-sources.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { UnlockUser } from './unlock-user.js';
import { UpdateUser } from './update-user.js';
import { UserAgency } from './user-agency.js';
import { Users } from './users.js';
import { UsersController } from './users.controller.js';
import { UsersQueries } from './users.queries.js';

@Module({
  imports: [AgenciesModule, AuditModule, DiscoveryModule],
  controllers: [AuthController, UsersController, ClientsController, AccountController, JwksController],
  providers: [
    { provide: AccessGuard, useClass: AccessTokenGuard },
    AccessTokenStrategy,
    RouteCheck,
    SigningKeys,
    RotateKeys,
    AccessTokens,
    Sessions,
    ...CLIENTS,
    ...LINKS,
    SignInSources,
    { provide: HashingCapacity, useFactory: () => new HashingCapacity() },
    { provide: CommonPasswords, useClass: EstimatedPasswords },
    PasswordHasher,
    PasswordTries,
    NewPassword,
    SignIn,
    SignOut,
    ChangePassword,
    UserAgency,
    Users,
    UsersQueries,
    CreateUser,
    UpdateUser,
    SetUserActive,
    UnlockUser,
    TokenCleanupJob,
    Identity,
  ],
  exports: [Identity],
})
export class IdentityModule implements OnApplicationBootstrap {
  constructor(
    private readonly keys: SigningKeys,
    private readonly hasher: PasswordHasher,
  ) {}

  /** A wrong ENCRYPTION_KEY stops the start here, not the first sign-in of the morning. */
  async onApplicationBootstrap(): Promise<void> {
    await this.keys.active();
    await this.hasher.prepare();
  }
}
