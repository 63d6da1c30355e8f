import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { afterAnswer } from '../../../platform/http/after-answer.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { CurrentRequest } from '../../../platform/http/request-context.js';
import { currentRequest, runWithRequest } from '../../../platform/http/request-context.js';
import { LOG } from '../../../platform/logging/logger.js';
import type { Actor } from '../../../shared/actor.js';
import type { Found, Screening } from '../../sanctions/index.js';
import { SanctionsFindings } from '../../sanctions/index.js';

export type HeldChange = Omit<Found, 'subjectType'>;

/**
 * Records that somebody was not insured because of the list of sanctions: a refused transaction is reported (31 CFR
 * 501.604).
 */
@Injectable()
export class ReportHeldPolicies {
  constructor(
    private readonly em: EntityManager,
    private readonly findings: SanctionsFindings,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Runs after the answer was sent, because the transaction of the request, and with it the one of its
   * Idempotency-Key, is rolled back.
   */
  run(actor: Actor, found: HeldChange, screening: Screening): void {
    const request = keptRequest();
    const tell = (): Promise<void> =>
      this.findings.record(actor, { subjectType: 'customer', ...found }, screening);
    const record = (): Promise<void> =>
      RequestContext.create(this.em.fork(), () => this.em.transactional(tell));
    const { action, resourceId } = found;
    afterAnswer(() => {
      (request ? runWithRequest(request, record) : record()).catch((error: unknown) =>
        this.log.error({ action, resourceId, err: loggableError(error) }, 'match of sanctions not recorded'),
      );
    });
  }
}

/** The context of the request without the request itself, which has ended by then. */
function keptRequest(): CurrentRequest | undefined {
  const request = currentRequest();
  if (!request) return undefined;
  const { requestId, method, path, ip, userAgent, startedAt } = request;
  return { requestId, method, path, ip, userAgent, startedAt };
}
