import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import { Agencies } from '../../agencies/index.js';
import { Customers } from '../../customers/index.js';
import type { AdverseActionNoticeData, IssuedDocumentResponse } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { AdverseActionsQueries } from './adverse-actions.queries.js';
import { noticeOf } from './notice-data.js';
import { unknownCustomer } from '../underwriting.errors.js';
import type { AdverseActionResponse } from './adverse-actions.dto.js';

/** Issues the notice of an adverse action for the consumer. An adverse action never changes, so nothing has to be locked. */
@Injectable()
export class IssueNotice {
  constructor(
    protected readonly em: EntityManager,
    private readonly queries: AdverseActionsQueries,
    private readonly customers: Customers,
    private readonly agencies: Agencies,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, supersedes: string | undefined): Promise<IssuedDocumentResponse> {
    const action = await this.queries.byId(actor, id);
    const { subjectType, subjectId, agencyId, customerId } = action;
    return this.documents.issue(actor, {
      kind: 'adverse_action_notice',
      subject: { type: subjectType, id: subjectId },
      agencyId,
      customerId,
      data: await this.notice(actor, action),
      supersedes,
    });
  }

  /** The page that would be issued today; nothing is kept. */
  async page(actor: Actor, id: string): Promise<string> {
    const action = await this.queries.byId(actor, id);
    return (await this.documents.preview('adverse_action_notice', await this.notice(actor, action))).html;
  }

  private async notice(actor: Actor, action: AdverseActionResponse): Promise<AdverseActionNoticeData> {
    const [addressee, found] = await Promise.all([
      this.customers.addressee(actor, action.customerId),
      this.agencies.companyAndAgency(action.companyCode, action.agencyId),
    ]);
    if (!addressee) throw unknownCustomer();
    const issuedOn = this.clock.today(timeZoneOf(action.state as UsState));
    return noticeOf(action, { senders: this.agencies.senders(found), addressee, issuedOn });
  }
}
