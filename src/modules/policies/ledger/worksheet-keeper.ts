import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RatedRisk } from '../../rating/index.js';
import { Rating } from '../../rating/index.js';
import { writeTogether } from '../../../platform/sql.js';

export interface NewWorksheet {
  readonly id: string;
  readonly rated: RatedRisk;
}

/** Keeps the worksheets of a change in one statement, before the entries that name them. */
@Injectable()
export class WorksheetKeeper {
  constructor(
    private readonly em: EntityManager,
    private readonly rating: Rating,
  ) {}

  async keep(worksheets: readonly NewWorksheet[]): Promise<void> {
    const [last, ...others] = worksheets.map(({ id, rated }) => this.rating.worksheetRow(id, rated));
    if (last) await writeTogether(this.em, others, last);
  }
}
