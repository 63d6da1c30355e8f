import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { JWTPayload } from 'jose';
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from 'jose';
import { AppConfig } from '../../../platform/config/config.js';
import { PROOF_ALGORITHMS } from '../../../platform/http/challenges.js';
import { httpError } from '../../../platform/http/http.errors.js';
import { pathOf } from '../../../platform/http/request-scope.js';
import { Clock } from '../../../shared/clock.js';
import { ArtifactsStore } from '../server/artifacts.store.js';

/** How far the clocks of client and server may differ, in seconds; the authorization server allows the same. */
export const PROOF_WINDOW_SECONDS = 300;
const MAX_PROOF_LENGTH = 4096;
const MAX_ID_LENGTH = 256;

/** A valid proof that may have been used before. */
export interface UnspentProof {
  readonly id: string;
  /** When the proof becomes too old. */
  readonly until: Date;
}

/** Verifies proofs of possession: a client with a key-bound token signs each request with that key (RFC 9449 section 7). */
@Injectable()
export class KeyProofs {
  private readonly address: string;

  constructor(
    private readonly artifacts: ArtifactsStore,
    private readonly clock: Clock,
    { publicUrl }: AppConfig,
  ) {
    this.address = publicUrl.replace(/\/+$/, '');
  }

  /** Checks a proof by RFC 9449 section 4.3, except for its reuse. Throws http.invalid-dpop-proof with the reason. */
  async verify(
    { method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>,
    thumbprint: string,
    token: string,
  ): Promise<UnspentProof> {
    const { dpop: proof } = headers;
    if (typeof proof !== 'string' || proof === '') throw proofRefused('There is no DPoP header');
    if (proof.length > MAX_PROOF_LENGTH) throw proofRefused('The proof is too long');
    const { payload, protectedHeader } = await this.read(proof);
    if ((await calculateJwkThumbprint(protectedHeader.jwk ?? {})) !== thumbprint)
      throw proofRefused('It is signed with another key than the one that the token is bound to');
    if (payload['htm'] !== method) throw proofRefused('htm is not the method of the request');
    if (!this.isAddress(payload['htu'], pathOf(url)))
      throw proofRefused(`htu is not the address of the request, ${this.address}${pathOf(url)}`);
    if (payload['ath'] !== createHash('sha256').update(token).digest('base64url'))
      throw proofRefused('ath is not the hash of the access token');
    return this.timely(payload, thumbprint);
  }

  /** Marks a proof as used, so that only one request with it goes on, on any instance. The others get http.invalid-dpop-proof. */
  async spend({ id, until }: UnspentProof): Promise<void> {
    if (!(await this.artifacts.claimOnce(id, until)))
      throw proofRefused('A proof is for one request, and this one has come before');
  }

  private async read(proof: string) {
    try {
      return await jwtVerify(proof, EmbeddedJWK, {
        typ: 'dpop+jwt',
        algorithms: [...PROOF_ALGORITHMS],
        currentDate: this.clock.now(),
      });
    } catch {
      throw proofRefused(
        'It is no JWT of the type dpop+jwt that is signed with the public key in its header',
      );
    }
  }

  /** Compares `htu` with the address, without query and fragment and after normalization (RFC 3986 section 6.2). */
  private isAddress(htu: unknown, path: string): boolean {
    const given = typeof htu === 'string' ? URL.parse(htu) : null;
    const asked = URL.parse(this.address + path);
    return (
      given !== null && asked !== null && given.origin + given.pathname === asked.origin + asked.pathname
    );
  }

  private timely({ jti, iat }: JWTPayload, thumbprint: string): UnspentProof {
    if (typeof jti !== 'string' || jti === '' || jti.length > MAX_ID_LENGTH)
      throw proofRefused(`jti must be a text of 1 to ${MAX_ID_LENGTH} characters`);
    const now = this.clock.now().getTime() / 1000;
    if (typeof iat !== 'number' || Math.abs(now - iat) > PROOF_WINDOW_SECONDS)
      throw proofRefused(`iat must be within ${PROOF_WINDOW_SECONDS} seconds of the time of this server`);
    return { id: `proof ${thumbprint} ${jti}`, until: new Date((iat + PROOF_WINDOW_SECONDS + 1) * 1000) };
  }
}

export function proofRefused(detail: string) {
  return httpError('http.invalid-dpop-proof', { detail });
}
