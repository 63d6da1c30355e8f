import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { isOneOf } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { assertInTransaction } from '../../../platform/writes.js';
import { claimsError } from '../claims.errors.js';
import type { PayeeRow } from '../ledger/transactions.writer.js';
import { ClaimContact, ClaimRole } from './people.entities.js';

/** Who is named on a claim, how and as whom, and whether a tax identifier is known. */
export interface NamedContact {
  readonly contactId: string;
  readonly roles: readonly string[];
  readonly hasTaxId: boolean;
  readonly name: string;
}

/**
 * Names stay as they are until the caller's transaction ends: what is looked for on the list of sanctions is what is paid. Roles
 * are added up before contacts are joined: asked for each contact, PostgreSQL expects to do so ten times whoever asks, never
 * keeps a plan, and makes a new one at each call.
 */
const NAMED = new Statement<{ readonly claimId: string; readonly ids: readonly string[] }, NamedContact>(
  ({ claimId, ids }, em) =>
    over(em, ClaimContact, ClaimRole)
      .selectFrom((eb) =>
        eb
          .selectFrom('ClaimRole')
          .select(({ fn }) => [
            'ClaimRole.contactId',
            fn.agg<readonly string[]>('json_agg', ['ClaimRole.role']).as('roles'),
          ])
          .where('ClaimRole.claimId', '=', claimId)
          .where('ClaimRole.endedAt', 'is', null)
          .where(isOneOf('ClaimRole.contactId', ids))
          .groupBy('ClaimRole.contactId')
          .as('named'),
      )
      .innerJoin('ClaimContact', 'ClaimContact.id', 'named.contactId')
      .select(({ eb }) => [
        'ClaimContact.id as contactId',
        'ClaimContact.name',
        'named.roles',
        eb('ClaimContact.taxIdEncrypted', 'is not', null).as('hasTaxId'),
      ])
      .forShare('ClaimContact')
      .$castTo<NamedContact>(),
);

/** Fees of attorneys, payments for services and interest are reported to the tax authority (26 U.S.C. 6041, 6045(f) and 6049). */
const REPORTED = ['attorney', 'repairer', 'vendor'];

/** Whom a claim may pay. */
@Injectable()
export class Payees {
  constructor(private readonly em: EntityManager) {}

  /** Those of the contacts that the claim names, locked against changes. */
  named(claimId: string, ids: readonly string[]): Promise<readonly NamedContact[]> {
    assertInTransaction(this.em);
    return NAMED.rows(this.em, { claimId, ids });
  }

  /** Throws claims.payee-unknown and claims.tax-id-due. */
  async assertPayable(
    claimId: string,
    payees: readonly PayeeRow[],
    isForServices: boolean,
  ): Promise<readonly NamedContact[]> {
    const ids = payees.map(({ contactId }) => contactId);
    const named = await this.named(claimId, ids);
    assertPayees(named, payees, isForServices);
    return named;
  }
}

/** The same of contacts that have been asked for. */
export function assertPayees(
  named: readonly NamedContact[],
  payees: readonly PayeeRow[],
  isForServices: boolean,
): void {
  for (const { contactId, place } of payees) {
    const contact = named.find((each) => each.contactId === contactId);
    const errors = [
      { pointer: `/payees/${place}/contactIds`, detail: `${contactId} is not named on the claim` },
    ];
    if (!contact) throw claimsError('claims.payee-unknown', { errors });
    const isReported = isForServices || contact.roles.some((role) => REPORTED.includes(role));
    if (isReported && !contact.hasTaxId)
      throw claimsError('claims.tax-id-due', {
        errors: [{ pointer: `/payees/${place}/contactIds`, detail: `${contactId} has no tax identifier` }],
      });
  }
}
