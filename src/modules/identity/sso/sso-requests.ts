import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { ArtifactsStore } from '../server/artifacts.store.js';

/** In seconds; the same as for a sign-in. */
const SECONDS = 600;

/** A request to a provider, and the sign-in or account page that it belongs to. */
export interface SsoRequest {
  /** The uid of the sign-in or of the account page. */
  readonly uid: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The client requires a new sign-in. */
  readonly isFresh: boolean;
  /** In milliseconds since 1970. */
  readonly askedAt: number;
}

export type SsoAnswer = Readonly<Record<string, string>>;

export interface AnsweredRequest {
  readonly request: SsoRequest;
  readonly answer: SsoAnswer;
}

/** An identity whose person has not yet shown that an account of ours is theirs. */
export interface PendingLink {
  readonly userId: string;
  readonly providerId: string;
  readonly subject: string;
  readonly email: string | null;
}

/**
 * Open requests to providers. Each is answered once, by the provider that was asked, in the browser that asked. They are stored encrypted
 * in the database, under the hash of their state, so that the answer may reach another instance.
 */
@Injectable()
export class SsoRequests {
  constructor(
    private readonly artifacts: ArtifactsStore,
    private readonly clock: Clock,
  ) {}

  /** Stores a request and returns its `state`. */
  async open(request: SsoRequest): Promise<string> {
    const state = randomBytes(32).toString('base64url');
    await this.keep(`asked ${state}`, { ...request });
    return state;
  }

  /** Stores an answer and returns the uid of its sign-in; null if nobody waits for it, or another provider was asked. */
  async answer(providerName: string, state: string, answer: SsoAnswer): Promise<string | null> {
    const found = await this.artifacts.find('SsoRequest', `asked ${state}`);
    const request = found?.['content'] as SsoRequest | undefined;
    if (request?.providerName !== providerName) return null;
    await this.keep(`answered ${state}`, answer);
    return request.uid;
  }

  /** Takes an answer, only once and only in the sign-in that asked, which a cookie binds to its browser. */
  async take(uid: string, state: string): Promise<AnsweredRequest | null> {
    const asked = await this.artifacts.take('SsoRequest', `asked ${state}`);
    const request = asked?.['content'] as SsoRequest | undefined;
    if (request?.uid !== uid) return null;
    const answered = await this.artifacts.take('SsoRequest', `answered ${state}`);
    const answer = answered?.['content'] as SsoAnswer | undefined;
    return answer ? { request, answer } : null;
  }

  async keepLink(uid: string, link: PendingLink): Promise<void> {
    await this.keep(`link ${uid}`, { ...link });
  }

  async takeLink(uid: string): Promise<PendingLink | null> {
    const found = await this.artifacts.take('SsoRequest', `link ${uid}`);
    return (found?.['content'] as PendingLink | undefined) ?? null;
  }

  private async keep(id: string, content: object): Promise<void> {
    const exp = Math.floor(this.clock.now().getTime() / 1000) + SECONDS;
    await this.artifacts.upsert('SsoRequest', id, { exp, content });
  }
}
