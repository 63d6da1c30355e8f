import { scrollable } from '../../../platform/http/html/scrollable.js';
import { stateName } from '../../../shared/us-state-names.js';
import { dollarChange, dollarsOrDash } from '../../../platform/http/html/amounts.js';
import type { Html, HtmlValue } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import type { PageDetails } from '../../../platform/http/html/page.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { productTitle } from '../../rating/index.js';
import type { ExpiredReason } from '../domain/quote-status.js';
import { momentWording, periodWording } from '../quoting.view.js';
import type { ComparedAmount } from './domain/comparison.js';
import type { QuoteGroupResponse, AlternativeResponse } from './groups.dto.js';

const ENDS: Readonly<Record<ExpiredReason, string>> = {
  lapsed: 'expired',
  superseded: 'replaced by a newer version',
  alternative_bound: 'not chosen: another alternative was bound',
};

/** What one alternative has chosen, by the name of the choice in the risk. */
export type ChoicesWording = ReadonlyMap<string, { readonly label: string; readonly value: string }>;

/** Alternatives on one page for people, side by side, without scripts and complete when saved or printed. */
export function groupPage(group: QuoteGroupResponse, choices: readonly ChoicesWording[]): string {
  const names = group.alternatives.map(({ name }) => name);
  return page({
    title: `Alternatives: ${names.join(', ')}`,
    body: markup`
          ${heading(group)}
          ${table('price', 'What they cost', names, prices(group))}
          ${table('differences', 'What differs', names, selections(group, choices))}
          ${table('charges', 'Coverage by coverage', names, charges(group))}
    `,
  });
}

function heading(group: QuoteGroupResponse): Html {
  const { productType, state, zipCode, effectiveDate, expirationDate, termMonths, alternatives } = group;
  const details: PageDetails = [
    ['Product', productTitle(productType)],
    ['Location of the risk', [stateName(state), zipCode].filter((part) => part !== null).join(' ')],
    ['Coverage', periodWording(effectiveDate, expirationDate)],
    ['Term', `${termMonths} months`],
    ['Prices held until', momentWording(soonest(alternatives))],
  ];
  return markup`<header>
    <h1>Alternatives side by side</h1>
    <p class="soft">Differences are against “${typed(alternatives[0]?.name ?? '')}”.</p>
    ${detailList(details)}
  </header>`;
}

function prices({ alternatives }: QuoteGroupResponse): readonly Html[] {
  const cells = (of: (alternative: AlternativeResponse) => HtmlValue): readonly Html[] =>
    alternatives.map((alternative) => markup`<td class="n">${of(alternative)}</td>`);
  return [
    row(
      'Premium',
      cells(({ totalPremium }) => dollarsOrDash(totalPremium)),
      'sum',
    ),
    row(
      'Difference',
      cells(({ difference }) => dollarChange(difference)),
    ),
    row(
      'A month',
      cells(({ monthlyPremium }) => dollarsOrDash(monthlyPremium)),
    ),
    row(
      'Quote',
      cells(({ quoteNumber, version }) => `${quoteNumber}, version ${version}`),
    ),
    row('Status', cells(statusWording)),
  ];
}

function statusWording({ status, expiredReason }: AlternativeResponse): string {
  return status === 'expired' && expiredReason !== null ? ENDS[expiredReason] : status;
}

function selections(
  { selections: differing }: QuoteGroupResponse,
  choices: readonly ChoicesWording[],
): readonly Html[] {
  return differing.map(({ name, values }) =>
    row(
      choices.map((each) => each.get(name)?.label).find((label) => label !== undefined) ?? name,
      values.map(
        ({ value }, index) =>
          markup`<td class="n">${typed(choices[index]?.get(name)?.value ?? wording(value))}</td>`,
      ),
    ),
  );
}

function charges({ charges: lines, alternatives }: QuoteGroupResponse): readonly Html[] {
  const totals = alternatives.map(({ name, totalPremium, difference }) => {
    return { alternative: name, amount: totalPremium, difference };
  });
  return [
    ...lines.map(({ title, amounts }) => row(title, amounts.map(amountCell))),
    row('Premium', totals.map(amountCell), 'sum'),
  ];
}

function amountCell({ amount, difference }: ComparedAmount): Html {
  const isSame = Number(difference) === 0;
  return markup`<td class="n">
    ${dollarsOrDash(amount)}${isSame ? null : markup`<br /><span class="soft">${dollarChange(difference)}</span>`}
  </td>`;
}

function row(title: string, cells: readonly Html[], look = ''): Html {
  return markup`<tr class="${look}">
    <th scope="row">${typed(title)}</th>
    ${cells}
  </tr> `;
}

function table(id: string, title: string, names: readonly string[], rows: readonly Html[]): Html {
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${scrollable(
      id,
      markup`<table>
        <thead>
          <tr>
            <td></td>
            ${names.map((name) => markup`<th scope="col" class="n">${typed(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}
  </section> `;
}

function wording(value: unknown): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function soonest(alternatives: readonly AlternativeResponse[]): string | null {
  return (
    alternatives
      .map(({ expiresAt }) => expiresAt)
      .filter((moment) => moment !== null)
      .sort()[0] ?? null
  );
}
