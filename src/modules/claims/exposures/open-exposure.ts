import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isReferenceViolation, isUniqueViolation } from '../../../platform/http/database-faults.js';
import { insertOf } from '../../../platform/insert.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { CostType } from '../authority/domain/authority.js';
import { COST_TYPES } from '../authority/domain/authority.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { assertCovered } from '../coverage/assert-covered.js';
import type { GoverningTerms } from '../coverage/governing-terms.js';
import { partsOf } from '../coverage/governing-terms.js';
import { ClaimReserveLine } from '../ledger/ledger.entities.js';
import { DefaultReserves } from '../ledger/default-reserves.js';
import { isOpenClaim } from '../lifecycle/domain/claim-status.js';
import { AGGREGATE_ROWS } from './aggregates.store.js';
import { ClaimExposure, ClaimIncident } from './exposure.entities.js';
import { ExposuresQueries } from './exposures.queries.js';
import type {
  ExposureResponse,
  IncidentResponse,
  OpenExposureRequest,
  OpenIncidentRequest,
} from './exposures.dto.js';

const LINE = insertOf(ClaimReserveLine, ['id', 'claimId', 'exposureId', 'costType']);

const LAST = new Statement<
  { readonly claimId: string },
  { readonly incident: number | null; readonly exposure: number | null }
>(({ claimId }, em) =>
  over(em, ClaimIncident, ClaimExposure).selectNoFrom(({ selectFrom }) => [
    selectFrom('ClaimIncident')
      .select(({ fn }) => fn.max('ClaimIncident.sequence').as('last'))
      .where('ClaimIncident.claimId', '=', claimId)
      .as('incident'),
    selectFrom('ClaimExposure')
      .select(({ fn }) => fn.max('ClaimExposure.sequence').as('last'))
      .where('ClaimExposure.claimId', '=', claimId)
      .as('exposure'),
  ]),
);

/** Records an incident, and an exposure for a claimant under a coverage. */
@Injectable()
export class OpenExposure {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly queries: ExposuresQueries,
    private readonly defaults: DefaultReserves,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async incident(actor: Actor, claimId: string, input: OpenIncidentRequest): Promise<IncidentResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertWorkedOn(claim);
    const { kind, itemId = null, description = null } = input;
    const last = await LAST.first(this.em, { claimId });
    const incident = { id: newId(), sequence: (last?.incident ?? 0) + 1, kind, itemId, description };
    await over(this.em, ClaimIncident)
      .insertInto('ClaimIncident')
      .values({ ...incident, claimId, createdBy: actor.id })
      .execute();
    await this.audit.record(actor, {
      action: 'claims.incident-opened',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { incidentId: incident.id, kind, itemId },
    });
    return incident;
  }

  /** An exposure has a reserve line for each sort of cost, with the reserves that the rules set. */
  @Transactional()
  async run(actor: Actor, claimId: string, input: OpenExposureRequest): Promise<ExposureResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertWorkedOn(claim);
    const { incidentId, coverage, part = null, itemId = null, claimantId = null } = input;
    assertCovered(claim, coverage);
    const terms = termsOf(claim, coverage, itemId);
    assertPart(terms, part);
    const last = await LAST.first(this.em, { claimId });
    const id = newId();
    await this.assertIncident(claimId, incidentId);
    await over(this.em, ClaimExposure)
      .insertInto('ClaimExposure')
      .values({
        id,
        claimId,
        incidentId,
        sequence: (last?.exposure ?? 0) + 1,
        coverage,
        part,
        itemId,
        claimantId,
        createdBy: actor.id,
      })
      .execute()
      .catch(refused);
    const lines = costsOf(claim).map((costType) => ({ id: newId(), costType }));
    for (const line of lines) await LINE.send(this.em, { ...line, claimId, exposureId: id });
    await this.keepAggregates(claim, terms);
    await this.audit.record(actor, {
      action: 'claims.exposure-opened',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { exposureId: id, coverage, part, itemId, claimantId },
    });
    await this.defaults.book(actor, claim, terms, id, part, this.clock.now());
    return this.queries.byId(actor, claimId, id);
  }

  private async assertIncident(claimId: string, incidentId: string): Promise<void> {
    const found = await over(this.em, ClaimIncident)
      .selectFrom('ClaimIncident')
      .select('id')
      .where('id', '=', incidentId)
      .where('claimId', '=', claimId)
      .executeTakeFirst();
    if (!found) throw claimsError('claims.incident-not-found');
  }

  private async keepAggregates({ policyId }: LockedClaim, terms: GoverningTerms): Promise<void> {
    const rows = terms.limits
      .filter(({ per }) => per === 'aggregate')
      .map(({ code, amount }) => {
        return { policyId, coverage: terms.code, itemId: terms.itemId, limitCode: code, limitAmount: amount };
      });
    await AGGREGATE_ROWS.send(this.em, rows);
  }
}

/** States require interest on death benefits. */
function costsOf({ productType }: LockedClaim): readonly CostType[] {
  return COST_TYPES.filter((each) => each !== 'interest' || productType === 'life');
}

export function assertWorkedOn({ status }: LockedClaim): void {
  if (!isOpenClaim(status))
    throw claimsError('claims.status', { detail: `The claim is ${status}: reopen it first.` });
}

/** The terms of a coverage; where each item has its own, those of the named item. */
function termsOf({ terms }: LockedClaim, coverage: string, itemId: string | null): GoverningTerms {
  const found = (terms ?? []).find((each) => each.code === coverage && each.itemId === itemId);
  if (found) return found;
  throw claimsError('claims.coverage-unknown', {
    errors: [{ pointer: '/itemId', detail: 'is not an item that has this coverage' }],
  });
}

function assertPart(terms: GoverningTerms, part: string | null): void {
  const parts = partsOf(terms);
  if (parts.length === 0 ? part === null : part !== null && parts.includes(part)) return;
  const detail =
    parts.length === 0
      ? 'must be left out: the coverage promises one thing'
      : `must be one of ${parts.join(', ')}`;
  throw claimsError('claims.part-unknown', { errors: [{ pointer: '/part', detail }] });
}

function refused(error: unknown): never {
  if (isUniqueViolation(error)) throw claimsError('claims.exposure-taken');
  if (isReferenceViolation(error))
    throw claimsError('claims.payee-unknown', {
      errors: [{ pointer: '/claimantId', detail: 'is not a contact' }],
    });
  throw error;
}
