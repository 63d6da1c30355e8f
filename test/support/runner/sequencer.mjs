import Sequencer from '@jest/test-sequencer';

/**
 * What takes most of a processor, or waits for ten seconds and more, the longest first. A fresh clone knows no times of earlier
 * runs and would go by the size of files: the longest of them is a small one, and all others wait for it at the end.
 */
export const LONG = [
  'test/start/rolling-restart.spec.ts',
  'test/client/others.spec.ts',
  'test/start/killed.spec.ts',
  'test/database/migrations.spec.ts',
  'test/pages/pages.spec.ts',
  'test/start/start.spec.ts',
  'test/architecture/walls.spec.ts',
  'test/journeys/examples.spec.ts',
  'test/journeys/amounts.spec.ts',
  'test/database/rollback-with-data.spec.ts',
  'test/platform/database-waits.spec.ts',
  'test/platform/slow-senders.spec.ts',
  'test/pages/swagger.spec.ts',
  'src/modules/audit/seals/seals.room-spec.ts',
  'src/modules/audit/seals/stamps.room-spec.ts',
  'src/modules/identity/identity.room-spec.ts',
  'src/modules/identity/factors/sms/sms.room-spec.ts',
  'src/modules/quoting/inputs/inputs.room-spec.ts',
  'src/modules/policies/mixed-load.room-spec.ts',
  'src/modules/identity/sso/open-id.room-spec.ts',
  'src/modules/audit/retention/killed.room-spec.ts',
  'test/journeys/operators-commands.spec.ts',
  'test/journeys/production-start.spec.ts',
  'test/architecture/document-rules.spec.ts',
  'src/modules/claims/ledger/killed.room-spec.ts',
  'test/client/quote-form.spec.ts',
  'test/pages/sso.spec.ts',
  'test/pages/account.spec.ts',
  'test/pages/sign-in.spec.ts',
  'test/database/commands.spec.ts',
  'test/platform/job-faults.spec.ts',
  'test/platform/database-down.spec.ts',
  'src/modules/webhooks/deliveries/deliveries.room-spec.ts',
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
