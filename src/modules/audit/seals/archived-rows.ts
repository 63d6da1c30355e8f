import { Injectable } from '@nestjs/common';
import { ArchivesStore } from '../retention/archives.store.js';

/** Rows that are no longer in the table because an archive holds them, or is about to. */
@Injectable()
export class ArchivedRows {
  constructor(private readonly archives: ArchivesStore) {}

  holds(numbers: readonly bigint[]): Promise<ReadonlySet<bigint>> {
    return this.archives.awayAmong(numbers);
  }

  rowCount(): Promise<bigint> {
    return this.archives.awayRows();
  }
}
