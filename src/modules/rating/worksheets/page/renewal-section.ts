import { dollars } from '../../domain/words/wording.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import type { WorksheetResponse } from '../rating.dto.js';

/** What the renewal cap allowed and what it carries to the next renewal; null for a worksheet without a cap. */
export function renewalSection({ renewal }: WorksheetResponse): Html | null {
  if (!renewal) return null;
  const { by, expiring, carriedBefore, carried } = renewal;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Compared', by === 'policy' ? 'All that is charged' : 'The premium without its fees'],
    ['Expiring plan', expiring && `${expiring.plan}, edition ${expiring.edition}`],
    ['On the new characteristics', expiring && dollars(expiring.premium)],
    ['Carried from before', carriedBefore && proportion(carriedBefore)],
    ['Paid without a change of plan', renewal.before && dollars(renewal.before)],
    ['Indicated', dollars(renewal.indicated) + percent(renewal.indicatedChange)],
    ['Greatest increase', renewal.maxIncrease && `${renewal.maxIncrease}%`],
    ['Greatest decrease', renewal.maxDecrease && `${renewal.maxDecrease}%`],
    ['Charged', dollars(renewal.charged) + percent(renewal.appliedChange)],
    ['Left for the next renewal', carried && proportion(carried) + percent(renewal.nextChange)],
  ];
  return markup`<section aria-labelledby="renewal">
    <h2 id="renewal">The cap on this renewal</h2>
    <dl class="facts">
      ${rows.map(([name, value]) =>
        value === null
          ? null
          : markup`<div>
              <dt>${name}</dt>
              <dd>${typed(value)}</dd>
            </div>`,
      )}
    </dl>
  </section> `;
}

function proportion({
  charged,
  indicated,
}: {
  readonly charged: string;
  readonly indicated: string;
}): string {
  return `${dollars(charged)} of ${dollars(indicated)}`;
}

function percent(change: string | null): string {
  return change === null ? '' : ` (${change.startsWith('-') ? '' : '+'}${change}%)`;
}
