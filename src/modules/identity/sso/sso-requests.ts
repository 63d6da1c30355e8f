import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { ArtifactsStore } from '../server/artifacts.store.js';

/** As long as a sign-in may take. */
const SECONDS = 600;

/** What was asked of a provider, and for which sign-in or which page of an account. */
export interface SsoRequest {
  /** The number of the sign-in, or of the page of the account, that asked. */
  readonly uid: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The client wants somebody who has just signed in. */
  readonly isFresh: boolean;
  /** In milliseconds since 1970. */
  readonly askedAt: number;
}

export type SsoAnswer = Readonly<Record<string, string>>;

export interface AnsweredRequest {
  readonly request: SsoRequest;
  readonly answer: SsoAnswer;
}

/** Somebody whom the provider knows, and who has not yet shown that an account of ours is theirs. */
export interface PendingLink {
  readonly userId: string;
  readonly providerId: string;
  readonly subject: string;
  readonly email: string | null;
}

/**
 * Requests to providers under way: each is answered once, to the provider that was asked, in the browser that asked. They live in the
 * database, encrypted and under the hash of their state, so that the answer may reach another instance.
 */
@Injectable()
export class SsoRequests {
  constructor(
    private readonly artifacts: ArtifactsStore,
    private readonly clock: Clock,
  ) {}

  /** The state that stands for it. */
  async open(request: SsoRequest): Promise<string> {
    const state = randomBytes(32).toString('base64url');
    await this.keep(`asked ${state}`, { ...request });
    return state;
  }

  /** The sign-in that an answer belongs to; null for one that nobody waits for, or that another provider was asked for. */
  async answer(providerName: string, state: string, answer: SsoAnswer): Promise<string | null> {
    const found = await this.artifacts.find('SsoRequest', `asked ${state}`);
    const request = found?.['content'] as SsoRequest | undefined;
    if (request?.providerName !== providerName) return null;
    await this.keep(`answered ${state}`, answer);
    return request.uid;
  }

  /** Takes the answer to a request once, in the sign-in that asked; a cookie binds the sign-in to its browser. */
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
