import type { CompiledManual } from '../../src/modules/rating/domain/engine/compile-manual.js';
import { rate } from '../../src/modules/rating/domain/engine/rate.js';
import { calculationView } from '../../src/modules/rating/worksheets/worksheets.js';
import { TODAY } from './small-manual.js';
import type { WorksheetResponse } from '../../src/modules/rating/worksheets/rating.dto.js';

/** A worksheet as it would be read back, without a database. */
export function worksheetView({ manual, ...compiled }: CompiledManual, risk: unknown): WorksheetResponse {
  const { worksheet } = rate({ manual, ...compiled }, risk, { today: TODAY, worksheet: true });
  if (!worksheet) throw new Error('A worksheet was asked for');
  return {
    ...calculationView('01930000-0000-7000-8000-00000000ed17', worksheet, manual),
    id: '01930000-0000-7000-8000-00000000abcd',
    worksheetHash: 'ab'.repeat(32),
    createdAt: '2026-03-01T09:00:00.000Z',
  };
}
