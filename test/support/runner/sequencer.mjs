import Sequencer from '@jest/test-sequencer';

/**
 * What takes most of a processor, or waits for ten seconds and more, the longest first. A fresh clone knows no times of earlier
 * runs and would go by the size of files: the longest of them is a small one, and all others wait for it at the end.
 */
export const LONG = [
  'test/client/others.spec.ts',
  'test/platform/database-waits.spec.ts',
  'test/start/killed.spec.ts',
  'test/database/rollback-with-data.spec.ts',
  'test/start/rolling-restart.spec.ts',
  'test/journeys/examples.spec.ts',
  'test/database/migrations.spec.ts',
  'test/start/start.spec.ts',
  'test/pages/swagger.spec.ts',
  'test/pages/pages.spec.ts',
  'test/journeys/amounts.spec.ts',
  'test/pages/sso.spec.ts',
  'src/modules/quoting/inputs/inputs.room-spec.ts',
  'test/journeys/production-start.spec.ts',
  'src/modules/identity/factors/sms/sms.room-spec.ts',
  'test/platform/slow-senders.spec.ts',
  'test/platform/job-faults.spec.ts',
  'test/client/package.spec.ts',
  'test/pages/sign-in.spec.ts',
  'test/pages/account.spec.ts',
  'test/database/commands.spec.ts',
  'src/modules/claims/reinsurance/large-year.room-spec.ts',
  'test/journeys/two-companies.spec.ts',
  'test/journeys/operators-commands.spec.ts',
  'src/modules/identity/sso/open-id.room-spec.ts',
  'src/modules/identity/factors/factors.room-spec.ts',
  'src/modules/policies/mixed-load.room-spec.ts',
  'test/architecture/document-rules.spec.ts',
  'src/modules/audit/seals/seals.room-spec.ts',
  'test/platform/database-down.spec.ts',
  'test/architecture/walls.spec.ts',
  'src/modules/claims/ledger/ledger.room-spec.ts',
  'src/modules/renewals/renewals.room-spec.ts',
  'test/start/embedded-postgres.spec.ts',
  'test/journeys/privacy.spec.ts',
  'src/modules/rating/editions/editions.room-spec.ts',
  'src/modules/audit/views/views.room-spec.ts',
  'src/modules/audit/seals/stamps.room-spec.ts',
  'src/modules/webhooks/deliveries/deliveries.room-spec.ts',
  'src/modules/identity/server/basic-op.room-spec.ts',
];

/** Long files first, then as Jest would have it: by what failed, by times where they are known, by size. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONG.findIndex((name) => path.endsWith(`/${name}`));
      return found === -1 ? LONG.length : found;
    };
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
