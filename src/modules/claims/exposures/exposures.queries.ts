import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { claimsError } from '../claims.errors.js';
import type { GoverningTerms } from '../coverage/governing-terms.js';
import type { AggregateRow, ExposureRow, LineRow } from '../ledger/domain/claim-ledger.js';
import { ClaimLedger } from '../ledger/domain/claim-ledger.js';
import type { ExposureResponse, ExposuresResponse, IncidentResponse } from './exposures.dto.js';

interface Row {
  readonly terms: readonly GoverningTerms[] | null;
  readonly incidents: readonly IncidentResponse[];
  readonly exposures: readonly (ExposureRow &
    Pick<ExposureResponse, 'claimId' | 'incidentId' | 'rowVersion'>)[];
  readonly lines: readonly LineRow[];
  readonly aggregates: readonly AggregateRow[];
}

@Injectable()
export class ExposuresQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, claimId: string, id: string): Promise<ExposureResponse> {
    const { exposures } = await this.ofClaim(actor, claimId);
    const found = exposures.find((each) => each.id === id);
    if (!found) throw claimsError('claims.exposure-not-found');
    return found;
  }

  /** The exposures with their settlements. A settlement depends on all exposures of its coverage. */
  async ofClaim(actor: Actor, claimId: string): Promise<ExposuresResponse> {
    const { rows } = await sql<Row>`
      select c.terms,
             (select coalesce(json_agg(json_build_object(
                       'id', i.id, 'sequence', i.sequence, 'kind', i.kind, 'itemId', i.item_id, 'description', i.description)
                     order by i.sequence), '[]') from claim_incidents i where i.claim_id = c.id) as incidents,
             (select coalesce(json_agg(json_build_object(
                       'id', e.id, 'claimId', e.claim_id, 'incidentId', e.incident_id, 'sequence', e.sequence,
                       'coverage', e.coverage, 'part', e.part, 'itemId', e.item_id, 'claimantId', e.claimant_id,
                       'status', e.status, 'lossAmount', e.loss_amount::text, 'valueAtLoss', e.value_at_loss::text,
                       'rowVersion', e.row_version) order by e.sequence), '[]')
                from claim_exposures e where e.claim_id = c.id) as exposures,
             (select coalesce(json_agg(json_build_object(
                       'id', l.id, 'exposureId', l.exposure_id, 'costType', l.cost_type, 'reserved', l.reserved::text,
                       'paid', l.paid::text, 'held', l.held::text, 'recovered', l.recovered::text)
                     order by l.created_at, l.id), '[]') from claim_reserve_lines l where l.claim_id = c.id) as lines,
             (select coalesce(json_agg(json_build_object(
                       'id', a.id, 'coverage', a.coverage, 'itemId', a.item_id, 'limitCode', a.limit_code,
                       'limitAmount', a.limit_amount::text, 'eroded', a.eroded::text)), '[]')
                from claim_aggregates a where a.policy_id = c.policy_id) as aggregates
        from claims c where c.id = ${claimId} ${ofAgency(actor, 'c.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw claimsError('claims.claim-not-found');
    const ledger = new ClaimLedger(row.terms ?? [], row.exposures, row.lines, row.aggregates, 0, 0);
    return { incidents: row.incidents, exposures: row.exposures.map((each) => exposureView(each, ledger)) };
  }
}

function exposureView(row: Row['exposures'][number], ledger: ClaimLedger): ExposureResponse {
  const settled = ledger.settlementOf(row).find(({ id }) => id === row.id);
  return {
    ...row,
    payable: settled?.payable.toString() ?? null,
    due: settled?.due.toString() ?? null,
    settlement: (settled?.steps ?? []).map(({ step, before, after }) => {
      return { step, before: before.toString(), after: after.toString() };
    }),
    lines: ledger.lines
      .filter(({ exposure }) => exposure.id === row.id)
      .map((line) => ({
        id: line.id,
        exposureId: row.id,
        costType: line.costType,
        reserved: line.reserved.toString(),
        paid: line.paid.toString(),
        held: line.held.toString(),
        outstanding: ledger.free(line).toString(),
        recovered: line.recovered.toString(),
      })),
  };
}
