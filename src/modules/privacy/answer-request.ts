import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { hindranceFaults } from './domain/hindrance-words.js';
import type { PrivacyRequestResponse } from './privacy.dto.js';
import { PrivacyRequest } from './privacy.entities.js';
import { privacyError } from './privacy.errors.js';
import { PrivacyRequests } from './privacy-requests.js';
import type { PrivacyRequestRow } from './privacy.store.js';
import { PrivacyStore } from './privacy.store.js';

/** What staff do with a person's privacy request. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly em: EntityManager,
    private readonly store: PrivacyStore,
    private readonly requests: PrivacyRequests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Records that the person was identified. Until then nothing is disclosed or changed. */
  @Transactional()
  async verify(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    how: string,
  ): Promise<PrivacyRequestResponse> {
    const request = await this.open(actor, id, expected);
    if (request.verifiedAt !== null) throw privacyError('privacy.request-answered');
    await this.change(request, { verifiedAt: this.clock.now(), verifiedBy: actor.id, verifiedHow: how });
    return this.record(actor, request, 'privacy.identity-verified');
  }

  /** Completes a request for a copy or a correction; a job completes erasures. */
  @Transactional()
  async complete(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    answer: string,
  ): Promise<PrivacyRequestResponse> {
    const request = await this.open(actor, id, expected);
    if (request.kind === 'erasure') throw privacyError('privacy.wrong-kind');
    if (request.verifiedAt === null) throw privacyError('privacy.not-verified');
    await this.change(request, { ...this.decided(actor, 'completed'), answer });
    return this.record(actor, request, 'privacy.request-completed');
  }

  /** Refuses a request with a reason; for an erasure the present hindrances are stored too. */
  @Transactional()
  async refuse(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    answer: string,
  ): Promise<PrivacyRequestResponse> {
    const request = await this.open(actor, id, expected);
    const hindrances = request.kind === 'erasure' ? await this.store.hindrances(request.customerId) : [];
    await this.change(request, {
      ...this.decided(actor, 'refused'),
      answer,
      hindrances: JSON.stringify(hindrances),
    });
    return this.record(actor, request, 'privacy.request-refused');
  }

  /** Orders an erasure, which a job then carries out. Throws with the hindrances, if there are any. */
  @Transactional()
  async erase(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<PrivacyRequestResponse> {
    const request = await this.open(actor, id, expected);
    if (request.kind !== 'erasure') throw privacyError('privacy.wrong-kind');
    if (request.verifiedAt === null) throw privacyError('privacy.not-verified');
    const hindrances = await this.store.hindrances(request.customerId);
    if (hindrances.length > 0)
      throw privacyError('privacy.erasure-hindered', { errors: hindranceFaults(hindrances) });
    await this.change(request, this.decided(actor, 'erasing'));
    return this.record(actor, request, 'privacy.erasure-ordered');
  }

  private async open(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<PrivacyRequestRow> {
    const request = await this.store.lock(actor, id);
    assertVersion(request.rowVersion, expected);
    if (request.status !== 'open') throw privacyError('privacy.request-answered');
    return request;
  }

  private decided(actor: Actor, status: 'completed' | 'refused' | 'erasing') {
    return { status, decidedAt: this.clock.now(), decidedBy: actor.id };
  }

  private async change(
    { id, rowVersion }: PrivacyRequestRow,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await over(this.em, PrivacyRequest)
      .updateTable('PrivacyRequest')
      .set({ ...changes, rowVersion: rowVersion + 1 })
      .where('id', '=', id)
      .execute();
  }

  private async record(
    actor: Actor,
    { id, kind, customerId }: PrivacyRequestRow,
    action: string,
  ): Promise<PrivacyRequestResponse> {
    const changes = { kind, subjectId: customerId };
    await this.audit.record(actor, { action, resourceType: 'privacy-request', resourceId: id, changes });
    return this.requests.byId(actor, id);
  }
}
