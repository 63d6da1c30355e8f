import type { ManualWords } from '../domain/manual-words.js';
import type { WorksheetView } from '../rating.view.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';

const ENVELOPE = ['productType', 'state', 'zipCode', 'effectiveDate', 'termMonths'];

/** The risk by the manual's own names for its inputs; what the manual computed from it is marked. */
export function riskSection(worksheet: WorksheetView, words: ManualWords): Html {
  const { inputs, derived, lists } = words.manual;
  const declared = [...inputs, ...derived].map(({ path }) => path);
  const computed = new Set(derived.map(({ path }) => path));
  const row = (path: string, index: number | null): Html => {
    const value = words.shown(path, index);
    const origin = computed.has(path) ? 'computed' : words.isGiven(path, index) ? 'given' : 'default';
    return markup`<tr>
      <th scope="row">${words.inputTitle(path)}</th>
      <td>${value === undefined ? markup`<span class="soft">not given</span>` : typed(value)}</td>
      <td>${value === undefined ? '' : origin}</td>
    </tr> `;
  };
  const single = [...ENVELOPE, ...declared.filter((path) => !path.includes('[]'))];
  const elements = lists.flatMap(({ path }) => {
    const own = declared.filter((each) => each.startsWith(`${path}[].`));
    return Array.from({ length: words.countOf(path) }, (_, index) =>
      group(
        words.elementName(path, index),
        own.map((each) => row(each, index)),
      ),
    );
  });
  return markup`<section aria-labelledby="risk">
    <h2 id="risk">The risk as it was rated on ${worksheet.ratedOn}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Characteristic</th>
          <th scope="col">Value</th>
          <th scope="col">Origin</th>
        </tr>
      </thead>
      <tbody>
        ${single.map((path) => row(path, null))}
      </tbody>
      ${elements}
    </table>
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
