import { migrate } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { make, templateNamed } from '../support/database.js';

/** Last migrations of older versions, in order. */
const VERSIONS = [
  '005-rating-editions',
  '015-documents',
  '023-search',
  '028-anniversaries',
  '037-evidence',
  '039-free-look',
  '041-acting-clients',
  '130-withdrawn-findings',
] as const;

export type Version = (typeof VERSIONS)[number];

/** A database that was migrated from nothing to an older version. Each version is made once in a run, out of the one before it. */
export async function databaseOf(version: Version): Promise<TestDatabase> {
  return make(await templateOf(version));
}

async function templateOf(version: Version): Promise<string> {
  const earlier = VERSIONS[VERSIONS.indexOf(version) - 1];
  return templateNamed(
    `at_${version}`,
    earlier ? await templateOf(earlier) : 'template0',
    async ({ url, ownerUrl }) => {
      await migrate({ migrationUrl: ownerUrl, applicationUrl: url, to: version });
    },
  );
}
