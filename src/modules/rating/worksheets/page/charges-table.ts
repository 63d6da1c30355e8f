import { scrollable } from '../../../../platform/http/html/scrollable.js';
import type { ChargeKind } from '../../domain/engine/charges.js';
import type { ManualWords } from '../../domain/words/manual-words.js';
import { change, centsOf, dollars, amount } from '../../domain/words/wording.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import type { WorksheetResponse } from '../rating.dto.js';

const KIND_WORDS: Readonly<Record<ChargeKind, string>> = {
  premium: 'Premium',
  fee: 'Fee',
  tax: 'Tax',
  discount: 'Discount',
  rounding: 'Rounding',
};

/** The lines of the premium, which add up to the total exactly, and the payment modes. */
export function chargesTable(worksheet: WorksheetResponse, words: ManualWords): Html {
  const rows = worksheet.charges.map(({ coverage, item, kind, code, title, amount: value }) => {
    const section = code === coverage ? [] : [words.sectionTitle(coverage)];
    const where = [...section, ...(item === null ? [] : [words.itemName(item)])].join(' – ');
    return markup`<tr>
      <th scope="row">${title}</th>
      <td>${typed(where)}</td>
      <td class="word">${KIND_WORDS[kind]}</td>
      <td class="n">${change(centsOf(value))}</td>
    </tr> `;
  });
  return markup`<section aria-labelledby="charges">
    <h2 id="charges">What is charged</h2>
    ${scrollable(
      'charges',
      markup`<table>
      <caption>
        Dollars; the lines add up to the total exactly.
      </caption>
      <thead>
        <tr>
          <th scope="col">Charge</th>
          <th scope="col">For</th>
          <th scope="col">Kind</th>
          <th scope="col" class="n">Amount</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
        <tr class="sum">
          <th scope="row" colspan="3">Total premium</th>
          <td class="n">${amount(worksheet.total)}</td>
        </tr>
      </tbody>
    </table>`,
    )}
    ${payments(worksheet)}
  </section> `;
}

function payments({ payments: modes }: WorksheetResponse): Html | null {
  if (modes.length === 0) return null;
  return markup`<h3>Ways to pay</h3>
    <ul>
      ${modes.map(
        ({ title, instalments, amount: each }) =>
          markup`<li>${title}: ${instalments} × ${dollars(each)}</li>`,
      )}
    </ul>`;
}
