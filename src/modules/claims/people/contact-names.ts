import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { over } from '../../../platform/typed.js';
import { ClaimContact } from './people.entities.js';

/** The names of contacts as documents print them. */
@Injectable()
export class ContactNames {
  constructor(private readonly em: EntityManager) {}

  async of(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await over(this.em, ClaimContact)
      .selectFrom('ClaimContact')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
