import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { longDate } from '../../../shared/long-date.js';
import { Audit } from '../../audit/index.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { policyError } from '../policies.errors.js';
import type { PersonInContract } from '../sanctions/named-people.js';
import { ScreenContracts, changeHeld } from '../sanctions/screen-contracts.js';
import type {
  BeneficiariesResponse,
  BeneficiaryFields,
  DesignateBeneficiariesRequest,
} from './beneficiaries.dto.js';
import { BeneficiariesQueries } from './beneficiaries.queries.js';
import { BeneficiaryDesignation } from './designation.entity.js';
import type { Beneficiary } from './domain/designation.js';
import { cutWithoutConsent, designationFaults } from './domain/designation.js';

/** Replaces the designation of a life policy as a whole, as its owner has signed it. */
@Injectable()
export class DesignateBeneficiaries {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly queries: BeneficiariesQueries,
    private readonly screening: ScreenContracts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    policyId: string,
    expected: ExpectedRowVersion,
    { signedOn, beneficiaries, consents = [] }: DesignateBeneficiariesRequest,
  ): Promise<BeneficiariesResponse> {
    const { term } = await this.ledger.lock(actor, policyId);
    if (term.productType !== 'life') throw policyError('policies.beneficiaries-of-life');
    const today = this.clock.today(term.timeZone);
    if (signedOn > today)
      throw policyError('policies.beneficiaries-invalid', {
        errors: [{ pointer: '/signedOn', detail: `must be ${longDate(today)} or earlier` }],
      });
    const { items, rowVersion } = await this.queries.ofPolicy(actor, policyId);
    assertVersion(rowVersion, expected);
    const before = items[0]?.beneficiaries ?? [];
    const after = beneficiaries.map((each) => beneficiaryOf(each, before));
    const errors = designationFaults(after);
    if (errors.length > 0) throw policyError('policies.beneficiaries-invalid', { errors });
    const cut = cutWithoutConsent(before, after, consents);
    if (cut.length > 0)
      throw policyError('policies.beneficiary-irrevocable', {
        detail: `Without the consent of ${cut.map(({ name }) => name).join(', ')}.`,
        errors: [{ pointer: '/consents', detail: `must name ${cut.map(({ id }) => id).join(', ')}` }],
      });

    await this.screening.assertMayChange(actor, term.customerId, after.flatMap(namesOf), changeHeld(term));

    const id = newId();
    await over(this.em, BeneficiaryDesignation)
      .insertInto('BeneficiaryDesignation')
      .values({
        id,
        policyId,
        contractNumber: term.contractNumber,
        sequence: rowVersion + 1,
        signedOn,
        beneficiaries: json(after),
        consents: json(consents),
        recordedBy: actor.id,
        recordedAt: this.clock.now(),
      })
      .execute();
    await this.audit.record(actor, {
      action: 'policies.beneficiaries-designated',
      resourceType: 'policy',
      resourceId: policyId,
      changes: { designationId: id, signedOn, beneficiaries: after.length, consents: consents.length },
    });
    return this.queries.ofPolicy(actor, policyId);
  }
}

/** The name of the person who receives the money: the beneficiary or the custodian. */
function namesOf({ name, custodian }: Beneficiary, place: number): readonly PersonInContract[] {
  const at = `/beneficiaries/${place}`;
  const named = { pointer: `${at}/name`, name };
  return custodian === null ? [named] : [named, { pointer: `${at}/custodian`, name: custodian }];
}

/** A beneficiary who was named before keeps the id; an unknown id is a mistake of the client. */
function beneficiaryOf(fields: BeneficiaryFields, before: readonly Beneficiary[]): Beneficiary {
  const { id, relationship = null, birthDate = null, custodian = null } = fields;
  const { distribution = 'per_capita', isIrrevocable = false } = fields;
  if (id !== undefined && !before.some((was) => was.id === id))
    throw policyError('policies.beneficiaries-invalid', {
      errors: [{ pointer: '/beneficiaries', detail: `${id} is no beneficiary of before` }],
    });
  const { class: rank, kind, name, sharePercent } = fields;
  return {
    id: id ?? newId(),
    class: rank,
    kind,
    name,
    relationship,
    birthDate,
    custodian,
    sharePercent,
    distribution,
    isIrrevocable,
  };
}
