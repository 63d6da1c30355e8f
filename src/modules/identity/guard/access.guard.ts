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

/** The only permission until a given-out password has been changed: to see one's account, sign out and choose a password. */
const OWN_SESSION = 'identity.session' satisfies PermissionName;

/** Checks the access token of a request, and whether its user or client has the permission. */
@Injectable()
export class AccessTokenGuard implements AccessGuard {
  constructor(
    private readonly strategy: AccessTokenStrategy,
    /** Used by @Transactional. */
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
    // Passport's types are for Express, but the strategy reads headers only.
    const asked = request as unknown as PassportRequest;
    const challenge = isWithProof(asked) ? proofChallenge : bearerChallenge;
    const actor = await this.authenticate(asked, reply, challenge);
    const scope = requestScope();
    if (scope?.leading && (actor.mustChangePassword || !holds(actor, permission))) {
      // An assumption may only admit; before a refusal the caller is looked up.
      scope.assumeNothing();
      return this.admit(request, reply, permission, stepUp);
    }
    // Set before any refusal below, so that the trail and the log name the actor.
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
    // RFC 6750 section 3.1: tells the program to ask for a wider scope, if its user has the permission.
    if ((client ?? delegated) && holds(own, permission))
      reply.header('www-authenticate', challenge('insufficient_scope', `, scope="${permission}"`));
    throw httpError('http.forbidden', {
      detail: `This needs the permission ${permission}`,
      members: { permission },
    });
  }

  /** Throws http.step-up-required if the sign-in is too old or too weak. It uses the signed claims of the token and needs no query. */
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

  /** Calls the strategy directly; Passport's middleware would add Express's session methods to each request. */
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
        // RFC 6750 section 3.1. All reasons get the same answer: the failed check would only help a forger.
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
