import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig } from '../../../platform/config/config.js';
import type { AuthenticatedRequest } from '../../../platform/http/access-guard.js';
import { AccessGuard } from '../../../platform/http/access-guard.js';
import { bearerChallenge, proofChallenge } from '../../../platform/http/challenges.js';
import { httpError } from '../../../platform/http/http.errors.js';
import { requestScope } from '../../../platform/http/request-scope.js';
import type { PermissionName } from '../../../platform/http/permissions.js';
import { holds, needsTwoFactors } from '../../../platform/http/permissions.js';
import type { StepUp } from '../../../platform/http/step-up.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { Audit } from '../../audit/index.js';
import { AAL1, AAL2, AAL2_SMS, reaches } from '../server/levels.js';
import type { Level } from '../server/levels.js';
import type { SignedInActor } from '../sessions.js';
import type { PassportRequest } from './access-token.strategy.js';
import {
  AccessTokenStrategy,
  KeyLookupFailed,
  isWithProof,
  presentedToken,
} from './access-token.strategy.js';

type Challenge = typeof bearerChallenge;

/** All that whoever signs in with a password that somebody else has seen may use: see oneself, sign out, choose one. */
const OWN_SESSION = 'identity.session' satisfies PermissionName;

/** By the access token of the request and the role of its user. */
@Injectable()
export class AccessTokenGuard implements AccessGuard {
  constructor(
    private readonly strategy: AccessTokenStrategy,
    /** Read by @Transactional. */
    protected readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async admit(
    request: FastifyRequest & AuthenticatedRequest,
    reply: FastifyReply,
    permission: PermissionName,
    stepUp?: StepUp,
  ): Promise<Actor> {
    // Passport's types are Express's; the strategy reads headers only.
    const asked = request as unknown as PassportRequest;
    const challenge = isWithProof(asked) ? proofChallenge : bearerChallenge;
    const actor = await this.authenticate(asked, reply, challenge);
    const scope = requestScope();
    if (scope?.leading && (actor.mustChangePassword || !holds(actor, permission))) {
      // What is only assumed lets somebody in; it shuts nobody out.
      scope.assumeNothing();
      return this.admit(request, reply, permission, stepUp);
    }
    // Whoever is refused from here on is known, and named in the trail and the log.
    request.actor = actor;
    if (actor.client && actor.quota) await this.limits.chargeClient(actor.client.clientId, actor.quota);
    if (actor.mustChangePassword && permission !== OWN_SESSION) {
      throw httpError('http.password-change-required', {
        detail: 'Choose a password of your own first: POST /api/v1/auth/password. Then sign in again.',
      });
    }
    if (holds(actor, permission)) {
      if (stepUp) this.assertFresh(actor, reply, stepUp, challenge);
      return actor;
    }
    await this.recordDenial(actor, permission);
    const { client, delegated, ...own } = actor;
    // RFC 6750 section 3.1: the program may ask for more, where more would help.
    if ((client ?? delegated) && holds(own, permission))
      reply.header('www-authenticate', challenge('insufficient_scope', `, scope="${permission}"`));
    throw httpError('http.forbidden', {
      detail: `This needs the permission ${permission}`,
      members: { permission },
    });
  }

  /** From the claims of the token, which the signature covers: the database is not asked. */
  private assertFresh(
    actor: SignedInActor,
    reply: FastifyReply,
    { maxAgeSeconds }: StepUp,
    challenge: Challenge,
  ): void {
    const { signIn } = actor;
    if (!signIn) return;
    const needed = this.levelOf(actor);
    const needsTwo = needed !== AAL1;
    const isOld = signIn.at + maxAgeSeconds < this.clock.now().getTime() / 1000;
    if (!isOld && reaches(signIn.acr, needed)) return;
    const acr = needsTwo ? `, acr_values="${needed}"` : '';
    reply.header(
      'www-authenticate',
      challenge('insufficient_user_authentication', `, max_age="${maxAgeSeconds}"${acr}`),
    );
    throw httpError('http.step-up-required', {
      detail: `Sign in again${needsTwo ? ' with a second factor' : ''}: for this, the last time may be ${maxAgeSeconds} seconds ago at most.`,
      members: { maxAge: maxAgeSeconds, acrValues: needsTwo ? needed : null },
    });
  }

  private levelOf(actor: SignedInActor): Level {
    const { secondFactorRoles, smsRefusedRoles } = this.config;
    if (!needsTwoFactors(actor, secondFactorRoles)) return AAL1;
    return needsTwoFactors(actor, smsRefusedRoles) ? AAL2 : AAL2_SMS;
  }

  /** Drives the strategy by Passport's own protocol; its middleware would add Express's session methods to each request. */
  private authenticate(
    request: PassportRequest,
    reply: FastifyReply,
    challenge: Challenge,
  ): Promise<SignedInActor> {
    if (presentedToken(request) === null)
      throw httpError('http.unauthenticated', { detail: 'No access token was sent' });
    return new Promise<SignedInActor>((resolve, reject) => {
      const strategy = Object.create(this.strategy) as AccessTokenStrategy;
      strategy.success = resolve;
      strategy.error = (error: Error) => {
        if (error instanceof DomainError && error.code === 'http.invalid-dpop-proof')
          reply.header('www-authenticate', proofChallenge('invalid_dpop_proof'));
        reject(error);
      };
      strategy.fail = (reason: unknown) => {
        if (reason instanceof KeyLookupFailed) return reject(reason.cause as Error);
        // RFC 6750 section 3.1. One answer for all reasons: which check failed would help only a forger.
        reply.header('www-authenticate', challenge('invalid_token'));
        reject(httpError('http.unauthenticated', { detail: 'The access token is not valid, or no longer' }));
      };
      strategy.authenticate(request);
    });
  }

  @Transactional()
  private async recordDenial(actor: Actor, permission: PermissionName): Promise<void> {
    await this.audit.record(actor, {
      action: 'identity.access-denied',
      resourceType: 'permission',
      resourceId: permission,
      outcome: 'denied',
    });
  }
}
