import { patiently } from '../platform/postgres/wait-limits.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

const REPAIR = '--repair';
/** The most differences that are printed. */
const SHOWN = 100;

export const claimsFigures: Command = {
  summary:
    'compare the figures of claims with all claims and ledgers; fails where they differ, and adds the difference if asked',
  usage: `[${REPAIR}]`,
  async run(args, environment) {
    const repairs = args.includes(REPAIR);
    readOptions(
      args.filter((word) => word !== REPAIR),
      [],
    );
    const { CheckFigures } = await import('../modules/claims/index.js');
    let isRight = false;
    const code = await withApp(environment, async (app) => {
      const differences = await patiently(() => app.get(CheckFigures, { strict: false }).run(repairs));
      for (const { productType, state, lossQuarter, month, reportedOn, ...sums } of differences.slice(
        0,
        SHOWN,
      )) {
        const when =
          lossQuarter === null ? `reported ${reportedOn}` : `losses from ${lossQuarter}, booked in ${month}`;
        const amounts = Object.entries(sums).filter(([, value]) => Number(value) !== 0);
        console.log(
          `${productType ?? 'no product'} ${state ?? 'no state'}, ${when}: ` +
            amounts.map(([name, value]) => `${name} ${value}`).join(', '),
        );
      }
      console.log(`${differences.length} differences${repairs && differences.length > 0 ? ', added' : ''}`);
      isRight = repairs || differences.length === 0;
    });
    return isRight ? code : 1;
  },
};
