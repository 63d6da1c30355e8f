import { isAbsolute } from 'node:path';
import type { EnvReader } from '../config/env-reader.js';
import type { SanctionsListFiles } from './sanctions-list.js';
import { SanctionsList } from './sanctions-list.js';
import type { SanctionsScreening } from './sanctions-screening.js';
import { NoSanctionsScreening } from './sanctions-screening.js';

/** Reads `SANCTIONS_LIST` and `SANCTIONS_ALIASES`. Without a list nobody is screened, and payments show that. */
export function readSanctionsList(reader: EnvReader): SanctionsListFiles | null {
  const list = reader.optional('SANCTIONS_LIST');
  const aliases = reader.optional('SANCTIONS_ALIASES');
  if (list !== undefined && !isAbsolute(list))
    reader.fault('SANCTIONS_LIST', 'must be the whole path of a file');
  if (aliases !== undefined && (!isAbsolute(aliases) || list === undefined))
    reader.fault('SANCTIONS_ALIASES', 'must be the whole path of a file, beside SANCTIONS_LIST');
  return list === undefined ? null : { list, aliases: aliases ?? null };
}

export function sanctionsScreening(files: SanctionsListFiles | null): SanctionsScreening {
  return files ? new SanctionsList(files) : new NoSanctionsScreening();
}
