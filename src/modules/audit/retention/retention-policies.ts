import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../audit.js';
import { auditError } from '../audit.errors.js';
import { RetentionPoliciesStore } from './retention-policies.store.js';
import type { ChangeRetentionRequest, RetentionPolicyResponse } from './retention.dto.js';

/** How long records are kept: changed while the system runs, and never below what a law asks for. */
@Injectable()
export class RetentionPolicies {
  constructor(
    protected readonly em: EntityManager,
    private readonly store: RetentionPoliciesStore,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async change(
    actor: Actor,
    subject: string,
    { keepDays, reason }: ChangeRetentionRequest,
    expected: ExpectedRowVersion,
  ): Promise<RetentionPolicyResponse> {
    const policy = await this.store.lock(subject);
    if (!policy) throw auditError('audit.retention-not-found');
    assertVersion(policy.rowVersion, expected);
    const { minimumDays, minimumCitation } = policy;
    if (keepDays < minimumDays)
      throw auditError('audit.retention-too-short', {
        errors: [
          {
            pointer: '/keepDays',
            detail: `must be ${minimumDays} or more${minimumCitation === null ? '' : ` (${minimumCitation})`}`,
          },
        ],
      });
    await this.store.update(subject, keepDays, reason, actor.id);
    await this.audit.record(actor, {
      action: 'audit.retention-changed',
      resourceType: 'retention-policy',
      resourceId: subject,
      changes: { keepFor: [policy.keepDays, keepDays], reason },
    });
    return { ...policy, keepDays, reason, rowVersion: policy.rowVersion + 1 };
  }
}
