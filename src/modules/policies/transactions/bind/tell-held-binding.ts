import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { afterAnswer } from '../../../../platform/http/after-answer.js';
import { loggableError } from '../../../../platform/http/database-faults.js';
import type { CurrentRequest } from '../../../../platform/http/request-context.js';
import { currentRequest, runWithRequest } from '../../../../platform/http/request-context.js';
import { LOG } from '../../../../platform/logging/logger.js';
import type { Actor } from '../../../../shared/actor.js';
import { Audit } from '../../../audit/index.js';
import type { Screening } from '../../../sanctions/index.js';
import { openEntries } from '../../../sanctions/index.js';

/** That a quote was not bound because of the list of sanctions: a refused transaction is reported within ten business days (31 CFR 501.604). */
@Injectable()
export class TellHeldBinding {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** When the answer is out, because the transaction of the request is taken back, which may be that of its Idempotency-Key. */
  run(actor: Actor, quoteId: string, screening: Screening): void {
    const changes = openEntries(screening);
    const entry = { action: 'policies.binding-held', resourceType: 'quote', resourceId: quoteId, changes };
    const request = keptRequest();
    const record = (): Promise<void> =>
      RequestContext.create(this.em.fork(), () =>
        this.em.transactional(() => this.audit.record(actor, entry)),
      );
    afterAnswer(() => {
      (request ? runWithRequest(request, record) : record()).catch((error: unknown) =>
        this.log.error({ quoteId, err: loggableError(error) }, 'held binding not recorded'),
      );
    });
  }
}

/** As they are, apart from the request itself, which is over by then. */
function keptRequest(): CurrentRequest | undefined {
  const request = currentRequest();
  if (!request) return undefined;
  const { requestId, method, path, ip, userAgent, startedAt } = request;
  return { requestId, method, path, ip, userAgent, startedAt };
}
