import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import { insertOf } from '../../../platform/insert.js';
import { Audit } from '../../audit/index.js';
import type { RatedRisk } from '../../rating/index.js';
import type { QuoteRequest } from '../domain/quote-request.js';
import { withDefaults } from '../domain/quote-request.js';
import { FIRST_VERSION, offerOf } from '../domain/offer.js';
import type { PricingContext } from '../pricing.js';
import { Pricing } from '../pricing.js';
import type { NewQuote } from '../quote-writer.js';
import { QuoteWriter } from '../quote-writer.js';
import { quotingError } from '../quoting.errors.js';
import { faultsAmong, placedIn, selectionsOf } from './domain/alternatives.js';
import type { AlternativeInput } from './group-input.js';
import { groupView } from './groups.queries.js';
import type { CreateQuoteGroupRequest, QuoteGroupResponse } from './groups.dto.js';
import { QuoteGroup } from './quote-group.entity.js';

const GROUP = insertOf(QuoteGroup, [
  'id',
  'customerId',
  'agencyId',
  'productType',
  'state',
  'createdBy',
  'createdAt',
]);

/**
 * Rates the alternatives for one risk together, so that customer, edition and moratoria are read once. Either all are
 * kept or none.
 */
@Injectable()
export class CreateGroup {
  constructor(
    protected readonly em: EntityManager,
    private readonly pricing: Pricing,
    private readonly writer: QuoteWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, { alternatives, ...input }: CreateQuoteGroupRequest): Promise<QuoteGroupResponse> {
    const asked = withDefaults(input, this.clock.today(timeZoneOf(input.state)));
    const faults = faultsAmong(asked.coverageSelections, alternatives);
    if (faults.length > 0) throw quotingError('quoting.alternatives-alike', { errors: faults });
    const context = await this.pricing.context(actor, asked);

    const group = { id: newId(), by: actor.id, at: this.clock.now() };
    const quotes: NewQuote[] = [];
    for (const [index, alternative] of alternatives.entries()) {
      const wanted = { ...asked, coverageSelections: selectionsOf(asked.coverageSelections, alternative) };
      const rated = await this.rate(context, wanted, alternative, index);
      const lineage = { ...FIRST_VERSION, groupId: group.id, alternative: alternative.name.trim() };
      const common = { ...group, validDays: context.validDays, lineage };
      const ids = { id: newId(), worksheetId: newId() };
      const offer = offerOf(ids, { ...wanted, agencyId: context.agencyId }, rated, common);
      quotes.push({ offer, rated, underwriting: context.underwriting, position: index + 1 });
    }

    const { customerId, productType, state } = asked;
    const { agencyId } = context;
    const { id, by: createdBy, at: createdAt } = group;
    await GROUP.send(this.em, { id, customerId, agencyId, productType, state, createdBy, createdAt });
    await this.audit.record(actor, {
      action: 'quoting.group-created',
      resourceType: 'quote_group',
      resourceId: group.id,
      changes: { alternatives: quotes.map(({ offer }) => offer.alternative) },
    });
    return groupView(group.id, await this.writer.enterAll(actor, quotes));
  }

  private async rate(
    context: PricingContext,
    asked: QuoteRequest,
    alternative: AlternativeInput,
    index: number,
  ): Promise<RatedRisk> {
    try {
      return await this.pricing.rate(context, asked);
    } catch (error) {
      if (!(error instanceof DomainError) || !error.details.errors) throw error;
      const errors = error.details.errors.map((fault) => placedIn(fault, alternative, index));
      throw new DomainError(error.kind, error.code, error.title, { ...error.details, errors });
    }
  }
}
