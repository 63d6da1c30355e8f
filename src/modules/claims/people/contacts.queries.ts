import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import type { SealedContact } from './contact-phones.js';
import { ClaimContact } from './people.entities.js';
import type { ClaimContactResponse } from './people.dto.js';

type Sealed = SealedContact<ClaimContactResponse>;

interface Sought {
  readonly name: string | undefined;
  readonly phoneIndex: string | undefined;
}

const SORTED_BY = sql<string>`${sql.ref('searchText')} collate "C"`;

/** Contacts as they lie there, with their numbers sealed. */
@Injectable()
export class ContactsQueries {
  constructor(private readonly em: EntityManager) {}

  rows() {
    return over(this.em, ClaimContact)
      .selectFrom('ClaimContact')
      .select([
        'id',
        'kind',
        'name',
        'email',
        'phone',
        'phoneEncrypted',
        'address',
        'taxIdLast4',
        'rowVersion',
      ])
      .select(moment('createdAt').as('createdAt'))
      .$castTo<Sealed>();
  }

  /** The next ones by id. */
  async namedAfter(
    after: string | null,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return over(this.em, ClaimContact)
      .selectFrom('ClaimContact')
      .select(['id', 'name'])
      .where(ifGiven(after, (id) => sql<boolean>`${sql.ref('id')} > ${id}::uuid`))
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  /** By name. */
  async search({ name, phoneIndex }: Sought, limit: number, after: SortKey | null): Promise<Page<Sealed>> {
    const rows = await this.rows()
      .select('searchText as sortedBy')
      .where(ifGiven(name, (value) => sql<boolean>`${SORTED_BY} ^@ search_form(${value})`))
      .where(ifGiven(phoneIndex, (value) => sql<boolean>`${sql.ref('phoneIndex')} = ${value}`))
      .where(
        ifGiven(
          after,
          (key) => sql<boolean>`(${SORTED_BY}, ${sql.ref('id')}) > (${key[0]}, ${key[1]}::uuid)`,
        ),
      )
      .orderBy(SORTED_BY)
      .orderBy('id')
      .limit(limit + 1)
      .$castTo<Sealed & { readonly sortedBy: string }>()
      .execute();
    return toPage(
      rows,
      limit,
      ({ sortedBy, id }) => [sortedBy, id],
      ({ sortedBy: _, ...row }) => row,
    );
  }
}
