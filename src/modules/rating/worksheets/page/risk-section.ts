import { longDate } from '../../../../shared/long-date.js';
import { scrollable } from '../../../../platform/http/html/scrollable.js';
import type { Element, ManualWords } from '../../domain/words/manual-words.js';
import { listOf } from '../../domain/words/manual-words.js';
import { PRODUCT_SCHEMAS } from '../../domain/risk/product/product-schemas.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import type { WorksheetResponse } from '../rating.dto.js';

const ENVELOPE = ['productType', 'state', 'zipCode', 'effectiveDate', 'termMonths'];

/** The risk with the manual's titles of its inputs; computed facts are marked. */
export function riskSection(worksheet: WorksheetResponse, words: ManualWords): Html {
  const { inputs, derived, plan } = words.manual;
  const declared = [...inputs, ...derived].map(({ path }) => path);
  // Product fields that the manual does not declare are shown only where they were given.
  const others = PRODUCT_SCHEMAS[plan.productType].fields
    .map(({ path }) => path)
    .filter((path) => !declared.includes(path));
  const computed = new Set(derived.map(({ path }) => path));
  const row = (path: string, index: Element): Html => {
    const { label, value } = words.fact(path, index);
    const origin = computed.has(path) ? 'computed' : words.isGiven(path, index) ? 'given' : 'default';
    return markup`<tr>
      <th scope="row">${label}</th>
      <td>${value === undefined ? markup`<span class="soft">not given</span>` : typed(value)}</td>
      <td>${value === undefined ? '' : origin}</td>
    </tr> `;
  };
  const rowsIn = (list: string | null, element: Element): readonly Html[] =>
    [
      ...declared.filter((path) => listOf(path) === list),
      ...others.filter((path) => listOf(path) === list && words.isGiven(path, element)),
    ].map((path) => row(path, element));
  const single = [...ENVELOPE.map((path) => row(path, null)), ...rowsIn(null, null)];
  const elements = words.lists.flatMap((path) =>
    words.elementsOf(path).map((element) => group(words.elementTitle(path, element), rowsIn(path, element))),
  );
  return markup`<section aria-labelledby="risk">
    <h2 id="risk">The risk as it was rated on ${longDate(worksheet.ratedOn)}</h2>
    ${scrollable(
      'risk',
      markup`<table>
      <thead>
        <tr>
          <th scope="col">Characteristic</th>
          <th scope="col">Value</th>
          <th scope="col">Origin</th>
        </tr>
      </thead>
      <tbody>
        ${single}
      </tbody>
      ${elements}
    </table>`,
    )}
  </section> `;
}

function group(name: string, rows: readonly Html[]): Html {
  return markup`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="3">${typed(name)}</th>
    </tr>
    ${rows}
  </tbody> `;
}
