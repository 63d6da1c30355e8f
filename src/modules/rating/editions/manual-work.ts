import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { threadModule } from '../../../platform/project-root.js';
import { ThreadBusy, ThreadLost, WorkThread } from '../../../platform/threads/work-thread.js';
import type { ManualFault } from '../domain/manual/faults.js';
import { checkManual } from '../domain/manual/check-manual.js';
import type { Digest } from '../domain/manual/digest.js';
import { digestOf } from '../domain/manual/digest.js';
import type { FactorTable } from '../domain/manual/tables.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { placedTables } from '../domain/manual/placed-tables.js';
import type { CsvRows } from '../domain/editions/table-csv.js';
import { rowsFromCsv, tableToCsv } from '../domain/editions/table-csv.js';
import type { ManualTask } from './manual-tasks.js';
import { ratingError } from '../rating.errors.js';

const SCRIPT = threadModule('modules/rating/editions/manual-thread');
const LIMITS = { tasks: 16, seconds: 60 } as const;
const RETRY_AFTER = 5;
/** Up to these sizes the work takes some ten milliseconds, less than handing it to the thread and back. */
const [FEW_ROWS, SHORT_CSV, FEW_CASES] = [5_000, 100_000, 50];

/** Runs long work on large manuals and tables in a worker thread: a table may have 200,000 rows. */
@Injectable()
export class ManualWork implements OnApplicationShutdown {
  private readonly thread = new WorkThread<ManualTask, string>(SCRIPT, LIMITS);

  async rowsFromCsv(csv: string, { dimensions, result }: FactorTable): Promise<CsvRows> {
    const table = { dimensions, ...(result && { result }) };
    if (csv.length <= SHORT_CSV) return rowsFromCsv(csv, table);
    return JSON.parse(
      await this.run({ kind: 'rows-from-csv', csv, table: JSON.stringify(table) }),
    ) as CsvRows;
  }

  async tableToCsv(table: FactorTable): Promise<string> {
    if (table.rows.length <= FEW_ROWS) return tableToCsv(table);
    return this.run({ kind: 'table-to-csv', table: JSON.stringify(table) });
  }

  async check(manual: ManualDocument): Promise<readonly ManualFault[]> {
    if (hasFewRows(manual) && manual.tests.length <= FEW_CASES) return checkManual(manual);
    return JSON.parse(await this.run({ kind: 'check', manual: JSON.stringify(manual) })) as ManualFault[];
  }

  async digest(manual: ManualDocument): Promise<Digest> {
    if (hasFewRows(manual)) return digestOf(manual);
    return JSON.parse(await this.run({ kind: 'digest', manual: JSON.stringify(manual) })) as Digest;
  }

  private async run(task: ManualTask): Promise<string> {
    try {
      return await this.thread.run(task);
    } catch (error) {
      if (error instanceof ThreadBusy || error instanceof ThreadLost)
        throw ratingError('rating.overloaded', { retryAfter: RETRY_AFTER });
      throw error;
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.thread.leave();
  }
}

function hasFewRows(manual: ManualDocument): boolean {
  return placedTables(manual).reduce((sum, { table }) => sum + table.rows.length, 0) <= FEW_ROWS;
}
