import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { LOG } from '../../../platform/logging/logger.js';
import type { SanctionsMatch, Screened } from '../../../platform/sanctions/sanctions-screening.js';
import {
  SanctionsListUnavailable,
  SanctionsScreening,
} from '../../../platform/sanctions/sanctions-screening.js';
import { isOneOf } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import type { PayeeScreening } from '../ledger/transactions.dto.js';
import { ClaimSanctionsClearance } from './sanctions-clearance.entity.js';

/** What a payment keeps of it. */
export interface ScreenedPayees {
  readonly screening: PayeeScreening | null;
  readonly screeningList: string | null;
}

export interface ContactMatch extends SanctionsMatch {
  readonly contactId: string;
  readonly isCleared: boolean;
}

export interface Screening extends ScreenedPayees {
  readonly screening: PayeeScreening;
  readonly matches: readonly ContactMatch[];
}

interface NamedPayee {
  readonly contactId: string;
  readonly name: string;
}

interface ClearedEntry extends NamedPayee {
  readonly listEntry: string;
  readonly listedAs: string;
}

const CLEARED = new Statement<{ readonly ids: readonly string[] }, ClearedEntry>(({ ids }, em) =>
  over(em, ClaimSanctionsClearance)
    .selectFrom('ClaimSanctionsClearance')
    .select(['contactId', 'name', 'listEntry', 'listedAs'])
    .where(isOneOf('contactId', ids))
    .$castTo<ClearedEntry>(),
);

/** Whether those whom a claim is to pay may be somebody whom the law bars (31 CFR chapter V). */
@Injectable()
export class ScreenPayees {
  constructor(
    private readonly em: EntityManager,
    private readonly sanctions: SanctionsScreening,
    private readonly audit: Audit,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Throws claims.screening-unavailable: a list that nobody could read has cleared nobody. */
  async run(contacts: readonly NamedPayee[]): Promise<Screening> {
    const { list, matches } = await this.looked(contacts.map(({ name }) => name));
    if (list === null) return { screening: 'not_screened', screeningList: null, matches: [] };
    if (matches.length === 0) return { screening: 'clear', screeningList: list, matches: [] };
    const found = contacts.flatMap(({ contactId, name }) =>
      matches.filter((match) => match.name === name).map((match) => ({ contactId, ...match })),
    );
    const cleared = await CLEARED.rows(this.em, { ids: found.map(({ contactId }) => contactId) });
    const judged = found.map((match) => ({ ...match, isCleared: cleared.some((row) => isOf(row, match)) }));
    const screening = judged.every(({ isCleared }) => isCleared) ? 'cleared' : 'possible_match';
    return { screening, screeningList: list, matches: judged };
  }

  /** Tells that a payment waits for somebody who looks at the match. */
  hold(actor: Actor, claimId: string, transactionId: string, { matches }: Screening): Promise<void> {
    const open = matches.filter(({ isCleared }) => !isCleared);
    return this.audit.record(actor, {
      action: 'claims.payment-held',
      resourceType: 'claim',
      resourceId: claimId,
      changes: {
        transactionId,
        contactIds: [...new Set(open.map(({ contactId }) => contactId))],
        listEntries: [...new Set(open.map(({ entry }) => entry))],
      },
    });
  }

  private looked(names: readonly string[]): Promise<Screened> {
    return this.sanctions.screen(names).catch((error: unknown) => {
      if (!(error instanceof SanctionsListUnavailable)) throw error;
      this.log.error({ reason: error.message }, 'list of sanctions not read');
      throw claimsError('claims.screening-unavailable');
    });
  }
}

/** Throws claims.possible-sanctions-match, with each place where such a payee stands. */
export function assertNoMatch(
  { screening, matches }: Screening,
  payees: readonly { readonly place: number; readonly contactId: string }[],
): void {
  if (screening !== 'possible_match') return;
  const open = matches.filter(({ isCleared }) => !isCleared);
  throw claimsError('claims.possible-sanctions-match', {
    errors: payees.flatMap(({ place, contactId }) =>
      open
        .filter((match) => match.contactId === contactId)
        .map(({ entry }) => ({
          pointer: `/payees/${place}/contactIds`,
          detail: `${contactId} has a name of entry ${entry} of the list`,
        })),
    ),
  });
}

function isOf(cleared: ClearedEntry, match: Omit<ContactMatch, 'isCleared'>): boolean {
  return (
    cleared.contactId === match.contactId &&
    cleared.name === match.name &&
    cleared.listEntry === match.entry &&
    cleared.listedAs === match.listedAs
  );
}
