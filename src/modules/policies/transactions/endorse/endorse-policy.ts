import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { Audit } from '../../../audit/index.js';
import { Rating, assertCompleteForBinding } from '../../../rating/index.js';
import { Consequences } from '../../ledger/consequences.js';
import { amendedDocument } from '../../documents/amended-document.js';
import { totalCents } from '../../domain/term-charge.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { assertChangeable } from '../../policies.rules.js';
import { amountOf } from '../../ledger/premium.js';
import { driversOf } from '../../sanctions/named-people.js';
import { ScreenContracts, changeHeld } from '../../sanctions/screen-contracts.js';
import { endorsementDocument } from './endorsement-document.js';
import { assertAcceptable, assertSettled } from './endorsement.rules.js';
import type { EndorsementInput } from './plan-endorsement.js';
import { EndorsementPlanner } from './plan-endorsement.js';
import { UnderwriteChange } from './underwrite-change.js';
import type { PolicyResponse } from '../../policies.dto.js';

/**
 * Changes what a policy covers from a day of its term on. One that takes effect before others are already booked reverses
 * those, newest first, and books them again after itself, so that the ledger reads in the order of the days.
 */
@Injectable()
export class EndorsePolicy {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly planner: EndorsementPlanner,
    private readonly underwriting: UnderwriteChange,
    private readonly screening: ScreenContracts,
    private readonly rating: Rating,
    private readonly consequences: Consequences,
    private readonly queries: PoliciesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: EndorsementInput,
  ): Promise<PolicyResponse> {
    const ledger = await this.ledger.lockVersion(actor, id, expected);
    const { term } = ledger;
    const today = this.clock.today(term.timeZone);
    assertChangeable(actor, ledger, input.effectiveOn, today);
    const plan = await this.planner.plan(ledger, input, today);
    assertSettled(plan.unsettled);
    assertAcceptable(plan.decision);
    assertCompleteForBinding(plan.missingToBind);
    await this.underwriting.assertNoMoratorium(ledger, plan, input.effectiveOn, today);

    await this.screening.assertMayChange(
      actor,
      term.customerId,
      plan.bookings.flatMap(({ snapshot }) => driversOf(snapshot)),
      changeHeld(term),
    );

    for (const { id, rated } of plan.worksheets) await this.rating.recordWorksheet(id, rated);
    const booked = await this.ledger.append(actor, ledger, plan.bookings, {}, this.clock.now());
    await this.underwriting.assertAuthorized(actor, ledger, plan, booked, {
      today,
      referralId: input.referralId,
    });
    await this.underwriting.recordReport(ledger, plan, booked, today);
    const paper = endorsementDocument(ledger, plan, input);
    await this.consequences.ofEndorsement(
      actor,
      term,
      paper,
      amendedDocument(ledger, plan.bookings, input.effectiveOn),
      booked,
    );
    const { effectiveOn, premiumBefore, charges } = paper;
    // Later entries that are booked again follow it.
    const sequence = booked.find(({ kind }) => kind === 'endorsement')?.sequence ?? null;
    await this.audit.record(actor, {
      action: 'policies.endorsed',
      resourceType: 'policy',
      resourceId: id,
      changes: {
        effectiveOn,
        sequence,
        fields: input.changes.map(({ op, path }) => `${op} ${path}`),
        rebooked: plan.later.map(({ sequence }) => sequence),
        premium: [amountOf(premiumBefore), amountOf(premiumBefore + totalCents(charges))],
      },
    });
    return this.queries.byId(actor, id);
  }
}
