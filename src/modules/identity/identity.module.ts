import type { OnApplicationBootstrap } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import { AppConfig } from '../../platform/config/config.js';
import { AccessGuard } from '../../platform/http/access-guard.js';
import { Addressees } from '../../platform/mail/addressees.js';
import { AgenciesModule } from '../agencies/index.js';
import { AccessInventory, AuditModule } from '../audit/index.js';
import { AuthController } from './auth.controller.js';
import { ChangePassword } from './change-password.js';
import { ClientsController } from './clients/clients.controller.js';
import { CLIENTS } from './clients/clients.providers.js';
import { CreateUser } from './create-user.js';
import { FACTORS } from './factors/factors.providers.js';
import { UserFactorsController } from './factors/user-factors.controller.js';
import { AccessTokenGuard } from './guard/access.guard.js';
import { AccessTokenStrategy } from './guard/access-token.strategy.js';
import { KeyProofs } from './guard/key-proofs.js';
import { RouteCheck } from './guard/route-check.js';
import { Identity } from './identity.js';
import './identity.events.js';
import './identity.permissions.js';
import './identity.risks.js';
import { EndedTokens } from './jobs/ended-tokens.store.js';
import { TokenCleanupJob } from './jobs/token-cleanup.job.js';
import { AccountController } from './links/account.controller.js';
import { LINKS } from './links/links.providers.js';
import { JwksController } from './keys/jwks.controller.js';
import { RotateKeys } from './keys/rotate-keys.js';
import { KeyRotationJob } from './jobs/key-rotation.job.js';
import { SigningKeys } from './keys/signing-keys.js';
import { CommonPasswords } from './passwords/common-passwords.js';
import { EstimatedPasswords } from './passwords/estimated-passwords.js';
import { HashingCapacity } from './passwords/hashing-capacity.js';
import { NewPassword } from './passwords/new-password.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { PasswordTries } from './passwords/password-tries.js';
import { AccessController } from './access/access.controller.js';
import { AccessQueries } from './access/access.queries.js';
import { AccessInventoryOfUsers } from './access/access-figures.js';
import { AccessFiguresQueries } from './access/access-figures.queries.js';
import { AddresseesOfLetters } from './access/addressees-of-letters.js';
import { BreakGlass } from './break-glass/break-glass.js';
import { BreakGlassDesk } from './break-glass/break-glass-desk.js';
import { ExpireBreakGlass } from './break-glass/expire-break-glass.js';
import { BreakGlassJob } from './jobs/break-glass.job.js';
import { BreakGlassController } from './break-glass/break-glass.controller.js';
import { BreakGlassQueries } from './break-glass/break-glass.queries.js';
import { BreakGlassSets } from './break-glass/break-glass-sets.js';
import { ReviewAccess } from './access/review-access.js';
import { AccessTokensStore } from './server/access-tokens.store.js';
import { ACCOUNT } from './server/account/account.providers.js';
import { Accounts } from './server/accounts.js';
import { Adapters } from './server/adapters.js';
import { ArtifactsStore } from './server/artifacts.store.js';
import { ClientCalls } from './server/client-calls.js';
import { CodesStore } from './server/codes.store.js';
import { ServerConfiguration } from './server/configuration.js';
import { Consents } from './server/consents.js';
import { Families } from './server/families.js';
import { GrantsStore } from './server/grants.store.js';
import { IssueToken } from './server/issue-token.js';
import { OidcServer } from './server/oidc-server.js';
import { Interactions } from './server/pages/interactions.js';
import { SecondFactorPages } from './server/pages/second-factor-pages.js';
import { SignInPages } from './server/pages/sign-in-pages.js';
import { SsoPages } from './server/pages/sso-pages.js';
import { ProtocolSessionsStore } from './server/protocol-sessions.store.js';
import { RefreshTokensStore } from './server/refresh-tokens.store.js';
import { ProtocolClients } from './server/protocol-clients.js';
import { ProtocolLimits } from './server/protocol-limits.js';
import { BackChannelLogouts } from './server/back-channel-logouts.js';
import { BegunSessions } from './server/begun-sessions.js';
import { SessionEnds } from './server/session-ends.js';
import { SignedTokens } from './server/signed-tokens.js';
import { TokenEvents } from './server/token-events.js';
import { TokenLog } from './server/token-log.js';
import { Sessions } from './sessions.js';
import { EndSession } from './sessions/end-session.js';
import { OwnSessionsController } from './sessions/own-sessions.controller.js';
import { EarlierPlaces } from './sessions/earlier-places.queries.js';
import { SessionsQueries } from './sessions/sessions.queries.js';
import { UserSessionsController } from './sessions/user-sessions.controller.js';
import { SetUserActive } from './set-user-active.js';
import { SignInSources } from './sign-in-sources.store.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SsoProvidersController } from './sso/providers.controller.js';
import { ROLE_CONTROLLERS, ROLE_PROVIDERS } from './roles/roles.providers.js';
import { ScimTokensController } from './scim/scim-tokens.controller.js';
import { SCIM } from './scim/scim.providers.js';
import { SSO } from './sso/sso.providers.js';
import { UserIdentitiesController } from './sso/user-identities.controller.js';
import { UnlockUser } from './unlock-user.js';
import { UpdateUser } from './update-user.js';
import { UserAgency } from './user-agency.js';
import { Users } from './users.js';
import { UsersController } from './users.controller.js';
import { UsersQueries } from './users.queries.js';

@Module({
  imports: [AgenciesModule, AuditModule, DiscoveryModule],
  controllers: [
    OwnSessionsController,
    UserSessionsController,
    UserFactorsController,
    AuthController,
    UsersController,
    ClientsController,
    SsoProvidersController,
    AccessController,
    BreakGlassController,
    ...ROLE_CONTROLLERS,
    ScimTokensController,
    UserIdentitiesController,
    AccountController,
    JwksController,
  ],
  providers: [
    { provide: AccessGuard, useClass: AccessTokenGuard },
    AccessTokenStrategy,
    KeyProofs,
    RouteCheck,
    SigningKeys,
    RotateKeys,
    Sessions,
    ...CLIENTS,
    ...LINKS,
    ...FACTORS,
    ...ACCOUNT,
    ...SSO,
    ...SCIM,
    ...ROLE_PROVIDERS,
    AccessQueries,
    ReviewAccess,
    SignInSources,
    { provide: HashingCapacity, useFactory: () => new HashingCapacity() },
    { provide: CommonPasswords, useClass: EstimatedPasswords },
    {
      provide: PasswordHasher,
      useFactory: ({ passwordPeppers }: AppConfig) => new PasswordHasher(passwordPeppers),
      inject: [AppConfig],
    },
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
    EndedTokens,
    TokenCleanupJob,
    BreakGlassJob,
    BreakGlassDesk,
    ExpireBreakGlass,
    KeyRotationJob,
    SessionsQueries,
    EndSession,
    Identity,
    AccessTokensStore,
    Accounts,
    Adapters,
    ArtifactsStore,
    CodesStore,
    ServerConfiguration,
    Consents,
    Families,
    GrantsStore,
    IssueToken,
    OidcServer,
    Interactions,
    SecondFactorPages,
    SignInPages,
    SsoPages,
    ProtocolSessionsStore,
    RefreshTokensStore,
    ProtocolClients,
    ProtocolLimits,
    BackChannelLogouts,
    { provide: SessionEnds, useExisting: BackChannelLogouts },
    BegunSessions,
    EarlierPlaces,
    BreakGlass,
    BreakGlassQueries,
    BreakGlassSets,
    AccessFiguresQueries,
    { provide: AccessInventory, useClass: AccessInventoryOfUsers },
    { provide: Addressees, useClass: AddresseesOfLetters },
    ClientCalls,
    SignedTokens,
    TokenEvents,
    TokenLog,
  ],
  exports: [Identity],
})
export class IdentityModule implements OnApplicationBootstrap {
  constructor(
    private readonly keys: SigningKeys,
    private readonly hasher: PasswordHasher,
    private readonly users: UsersQueries,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Checks the keys, so that a wrong ENCRYPTION_KEY or a lost pepper stops the start and not the first sign-in. */
  async onApplicationBootstrap(): Promise<void> {
    await this.keys.active();
    const lost = (await this.users.pepperIds()).filter((id) => !this.hasher.isPepperKnown(id));
    if (lost.length > 0)
      throw new Error(
        `Passwords have peppers that are in neither PASSWORD_PEPPER nor PASSWORD_PREVIOUS_PEPPERS: ${lost.join(', ')}`,
      );
    // Not needed in a command, which has no routes.
    if (this.host.httpAdapter as unknown) await this.hasher.prepare();
  }
}
