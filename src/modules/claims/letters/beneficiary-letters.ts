import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { dollars } from '../../../shared/dollars.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { Money } from '../../../shared/money.js';
import { addressLines } from '../../customers/index.js';
import type { ClaimLetter } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { Policies } from '../../policies/index.js';
import type { ClaimLedger } from '../ledger/domain/claim-ledger.js';
import type { ClaimTransactionResponse } from '../ledger/transactions.dto.js';
import type { ClaimBeneficiaryResponse, DeathResponse } from '../life/life.dto.js';
import { ClaimBeneficiary } from '../life/life.entities.js';
import { ContactNames } from '../people/contact-names.js';
import { ClaimContact } from '../people/people.entities.js';
import type { ClaimInLetter } from './claim-in-letter.js';
import { claimInLetter, whose } from './claim-in-letter.js';
import { methodWords } from './domain/words.js';

const LINES: Readonly<Record<string, string>> = { loss: 'Share of the death benefit', interest: 'Interest' };
const TAX_ID =
  'Your taxpayer identification number: interest is reported to the Internal Revenue Service, and we cannot pay it without.';

interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly address: MailingAddress | null;
  readonly taxIdLast4: string | null;
}

/** Letters to those whom a policy pays for a death: each learns of the own share, and of nobody else's. */
@Injectable()
export class BeneficiaryLetters {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
    private readonly documents: Documents,
    private readonly contacts: ContactNames,
  ) {}

  /** When shares are settled, or settled anew. */
  async share(
    actor: Actor,
    claim: ClaimInLetter,
    { interest, beneficiaries }: DeathResponse,
    told: readonly ClaimBeneficiaryResponse[],
  ): Promise<void> {
    if (told.length === 0) return;
    const { from, percent } = interest;
    const [begin, receivers] = await Promise.all([
      this.begin(actor, claim),
      this.receivers(told.flatMap(({ contactId }) => contactId ?? [])),
    ]);
    for (const { name, inPlaceOf, amount, contactId } of told) {
      const receiver = receivers.get(contactId ?? '');
      if (!begin || !receiver) continue;
      const data = {
        ...addressed(begin, receiver),
        beneficiary: name,
        inPlaceOf: beneficiaries.find(({ id }) => id === inPlaceOf)?.name ?? null,
        amount,
        interest: from === null ? null : { from, percent },
        missing: from !== null && receiver.taxIdLast4 === null ? [TAX_ID] : [],
      };
      await this.documents.issue(actor, { kind: 'claim_beneficiary_share', ...whose(claim), data });
    }
  }

  /** When a payment is booked: what of it is whose share, and what is interest. */
  async pay(
    actor: Actor,
    claim: ClaimInLetter,
    ledger: ClaimLedger,
    { lines, payees, method }: Pick<ClaimTransactionResponse, 'lines' | 'payees' | 'method'>,
  ): Promise<void> {
    const paid = lines.flatMap(({ lineId, amount }) => {
      const line = ledger.line(lineId);
      const title = LINES[line?.costType ?? ''];
      return line && title !== undefined ? [{ exposureId: line.exposure.id, title, amount }] : [];
    });
    const heirs = await this.heirsOf(paid.map(({ exposureId }) => exposureId));
    if (heirs.length === 0) return;
    const [begin, receivers, names] = await Promise.all([
      this.begin(actor, claim),
      this.receivers(heirs.flatMap(({ contactId }) => contactId ?? [])),
      this.contacts.of(payees.flatMap(({ contactIds }) => contactIds)),
    ]);
    for (const { name, exposureId, contactId } of heirs) {
      const receiver = receivers.get(contactId ?? '');
      if (!begin || !receiver) continue;
      const ofHeir = paid.filter((line) => line.exposureId === exposureId);
      const data = {
        ...addressed(begin, receiver),
        beneficiary: name,
        payees: payees.map((payee) => ({
          label: payee.contactIds.map((id) => names.get(id) ?? id).join(' and '),
          value: dollars(payee.amount),
        })),
        method: methodWords(method),
        lines: ofHeir.map(({ title, amount }) => ({ title, amount })),
        amount: Money.sum(ofHeir.map(({ amount }) => Money.parse(amount))).toString(),
      };
      await this.documents.issue(actor, { kind: 'claim_beneficiary_payment', ...whose(claim), data });
    }
  }

  private async begin(actor: Actor, claim: ClaimInLetter): Promise<ClaimLetter | null> {
    if (claim.policyId === null) return null;
    const policy = await this.policies.read(actor, claim.policyId);
    return { ...(await this.policies.letter(actor, policy)), claim: claimInLetter(claim) };
  }

  private async receivers(ids: readonly string[]): Promise<ReadonlyMap<string, Receiver>> {
    if (ids.length === 0) return new Map();
    const rows = await over(this.em, ClaimContact)
      .selectFrom('ClaimContact')
      .select(['id', 'name', 'address', 'taxIdLast4'])
      .where('id', 'in', [...ids])
      .execute();
    return new Map(
      rows.map((row) => [row.id, { ...row, address: row.address as MailingAddress | null }] as const),
    );
  }

  private heirsOf(exposureIds: readonly string[]): Promise<
    readonly {
      readonly name: string;
      readonly exposureId: string | null;
      readonly contactId: string | null;
    }[]
  > {
    if (exposureIds.length === 0) return Promise.resolve([]);
    return over(this.em, ClaimBeneficiary)
      .selectFrom('ClaimBeneficiary')
      .select(['name', 'exposureId', 'contactId'])
      .where('exposureId', 'in', [...exposureIds])
      .orderBy('position')
      .execute();
  }
}

function addressed(letter: ClaimLetter, { name, address }: Receiver): ClaimLetter {
  const to = { role: 'Beneficiary', name, addressLines: address && addressLines(address) };
  return { ...letter, copyFor: to };
}
