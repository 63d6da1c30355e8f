import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AppConfig } from '../../../platform/config/config.js';
import { requestScope } from '../../../platform/http/request-scope.js';
import { Clock } from '../../../shared/clock.js';
import {
  AUDIENCE,
  MAX_TOKEN_LENGTH,
  SIGNING_ALGORITHM,
  accessClaims,
  hasExpired,
  keyIdOf,
} from '../domain/access-claims.js';
import type { AccessClaims } from '../domain/access-claims.js';
import { Clients } from '../clients/acting-clients.js';
import { SigningKeys } from '../keys/signing-keys.js';
import type { SignedInActor } from '../sessions.js';
import { issuerOf } from '../server/issuer.js';
import { ScimTokens } from '../scim/scim-tokens.js';
import { Sessions } from '../sessions.js';
import type { FastifyRequest } from 'fastify';
import { KeyProofs, proofRefused } from './key-proofs.js';
import { VerifiedTokens } from './verified-tokens.js';

/** The request in Passport's types; only its headers are read. */
export type PassportRequest = Parameters<Strategy['authenticate']>[0];

/** Reads the token from the header only, because addresses end up in logs and histories (RFC 9700 section 4.3.2). */
export const presentedToken = ExtractJwt.fromExtractors([
  ExtractJwt.fromAuthHeaderAsBearerToken(),
  ExtractJwt.fromAuthHeaderWithScheme('DPoP'),
]);

/** Whether the request uses the scheme DPoP, for tokens bound to a key (RFC 9449 section 7.1). */
export function isWithProof({ headers }: Pick<PassportRequest, 'headers'>): boolean {
  return headers.authorization?.slice(0, 5).toLowerCase() === 'dpop ';
}

/** The signing key could not be looked up, which says nothing about the token; passport-jwt would report a failed sign-in. */
export class KeyLookupFailed extends Error {}

/**
 * passport-jwt with the checks that it leaves to us: the type of the token, the key by its id, proofs for tokens bound to a key, and
 * whether the session, or the client and its token, is still valid.
 */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  private readonly verified = new VerifiedTokens();

  constructor(
    keys: SigningKeys,
    private readonly sessions: Sessions,
    private readonly clients: Clients,
    private readonly proofs: KeyProofs,
    private readonly scimTokens: ScimTokens,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    super({
      jwtFromRequest: presentedToken,
      algorithms: [SIGNING_ALGORITHM],
      issuer: issuerOf(config),
      audience: AUDIENCE,
      // We check expiry ourselves, by our clock, because cached tokens need the check too.
      ignoreExpiration: true,
      passReqToCallback: true,
      secretOrKeyProvider: (
        _request: unknown,
        token: string,
        done: (error: unknown, key?: string) => void,
      ) => {
        publicKeyOf(token, keys).then(
          (key) => (key === null ? done(new Error('Not signed with a key of ours')) : done(null, key)),
          (cause: unknown) => done(new KeyLookupFailed('The signing key could not be looked up', { cause })),
        );
      },
    });
  }

  /** Each application has its own Passport: the package's global one would mix two applications in one process. */
  getPassportInstance(): unknown {
    return new passport.Passport();
  }

  override authenticate(request: PassportRequest): void {
    const token = presentedToken(request) ?? '';
    if (ScimTokens.isOne(token)) return this.settle(this.scimTokens.actorOf(token, this.clock.now()));
    const claims = this.verified.find(token);
    if (!claims) return super.authenticate(request);
    const now = this.clock.now();
    if (hasExpired(claims, now)) {
      this.verified.forget(token);
      return this.fail(401);
    }
    this.settle(this.actorOf(request, claims, now));
  }

  private settle(known: Promise<SignedInActor | null>): void {
    known.then(
      (actor) => (actor ? this.success(actor) : this.fail(401)),
      (error: Error) => this.error(error),
    );
  }

  /** Called by passport-jwt when signature, algorithm, issuer and audience are right. */
  async validate(
    request: PassportRequest,
    payload: Readonly<Record<string, unknown>>,
  ): Promise<SignedInActor | false> {
    const claims = accessClaims(payload);
    const now = this.clock.now();
    if (!claims || hasExpired(claims, now)) return false;
    this.verified.remember(presentedToken(request) ?? '', claims);
    return (await this.actorOf(request, claims, now)) ?? false;
  }

  /**
   * The actor of valid claims, or null. Throws http.invalid-dpop-proof if the token is bound to a key and the proof is missing or wrong.
   */
  private async actorOf(
    request: PassportRequest,
    claims: AccessClaims,
    now: Date,
  ): Promise<SignedInActor | null> {
    const { keyThumbprint: thumbprint } = claims;
    if (thumbprint === undefined) return isWithProof(request) ? null : this.signedIn(claims, now);
    if (!isWithProof(request)) throw proofRefused('Send it as Authorization: DPoP, with a proof');
    // A proof is spent with a write, so the caller must be looked up first.
    requestScope()?.assumeNothing();
    const proof = await this.proofs.verify(
      request as unknown as FastifyRequest,
      thumbprint,
      presentedToken(request) ?? '',
    );
    const actor = await this.signedIn(claims, now);
    // Spent last, so that only valid callers leave a row.
    if (actor) await this.proofs.spend(proof);
    return actor;
  }

  private signedIn(claims: AccessClaims, now: Date): Promise<SignedInActor | null> {
    return 'sessionId' in claims ? this.sessions.actorOf(claims, now) : this.clients.actorOf(claims, now);
  }
}

async function publicKeyOf(token: string, keys: SigningKeys): Promise<string | null> {
  const kid = token.length > MAX_TOKEN_LENGTH ? null : keyIdOf(token);
  return kid === null ? null : keys.publicKey(kid);
}
