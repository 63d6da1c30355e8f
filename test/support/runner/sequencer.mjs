import Sequencer from '@jest/test-sequencer';

/**
 * What takes ten seconds and more, the longest first. A fresh clone knows no times of earlier runs and would go by the size of
 * files: the longest of them is a small one, and all others wait for it at the end.
 */
export const LONG = [
  'test/start/rolling-restart.spec.ts',
  'test/pages/pages.spec.ts',
  'test/database/migrations.spec.ts',
  'test/start/start.spec.ts',
  'test/platform/database-waits.spec.ts',
  'test/start/killed.spec.ts',
  'test/platform/slow-senders.spec.ts',
  'src/modules/claims/ledger/killed.room-spec.ts',
  'test/pages/swagger.spec.ts',
  'test/database/rollback-with-data.spec.ts',
  'test/pages/sign-in.spec.ts',
  'test/start/newcomer.spec.ts',
  'test/database/commands.spec.ts',
  'test/client/quote-form.spec.ts',
  'test/architecture/document-rules.spec.ts',
  'src/modules/audit/retention/killed.room-spec.ts',
  'test/platform/job-faults.spec.ts',
  'test/journeys/operators-commands.spec.ts',
  'test/pages/sso.spec.ts',
  'test/pages/account.spec.ts',
  'test/architecture/walls.spec.ts',
  'src/modules/identity/factors/sms/sms.room-spec.ts',
  'test/journeys/examples.spec.ts',
  'test/platform/database-down.spec.ts',
  'test/journeys/amounts.spec.ts',
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
