import { count, dollarsOrDash } from '../../../platform/http/html/amounts.js';
import { bars } from '../../../platform/http/html/bars.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { scrollable } from '../../../platform/http/html/scrollable.js';
import { Decimal, formatScaled } from '../../../shared/decimal.js';
import { dollars } from '../../../shared/dollars.js';
import { stateName } from '../../../shared/us-state-names.js';
import type {
  ClaimReportQuery,
  LossRatioLineResponse,
  LossRatioResponse,
  OpenClaimsResponse,
  TriangleQuery,
  TriangleResponse,
} from './reports.dto.js';

const NOTHING_YET = markup`<p class="soft">There is nothing to show yet.</p>`;

export interface ReportParts {
  readonly query: TriangleQuery;
  readonly ratios: LossRatioResponse;
  readonly triangle: TriangleResponse;
  readonly open: OpenClaimsResponse;
}

/** Loss ratios, open claims and how losses develop, as one page for people. */
export function reportPage({ query, ratios, triangle, open }: ReportParts): string {
  const book = bookWords(query);
  const years = byYear(ratios.items);
  const total = sumOf(ratios.items);
  return page({
    title: `Claims of ${book}`,
    body: markup`
      <header>
        <div class="heading">
          <div>
            <h1>Claims of ${typed(book)}</h1>
            <p class="soft">Claims as of ${moment(ratios.asOf)}, earned premium as of ${moment(ratios.premiumAsOf)}.</p>
          </div>
          <div class="total"><span class="soft">Loss ratio, all years</span><b>${percent(ratioOf(total))}</b></div>
        </div>
        ${detailList([
          ['Claims', count(total.claims)],
          ['Earned premium', dollars(total.earnedPremium)],
          ['Incurred', dollars(total.incurred)],
          ['Paid', dollars(total.paid)],
          ['Outstanding', dollars(total.outstanding)],
          ['Open claims', count(open.claims)],
        ])}
      </header>
      ${section(
        'ratio',
        'Loss ratio by year of loss',
        years.length === 0
          ? NOTHING_YET
          : bars(
              'Loss ratio by year of loss',
              years.map(({ lossYear, ...year }) => {
                const ratio = ratioOf(year);
                return { label: String(lossYear), value: Number(ratio ?? 0), text: percent(ratio) };
              }),
            ),
        'Incurred losses and expenses, without what came back, by the premium earned in the same year.',
      )}
      ${section(
        'open',
        'Open claims by age',
        bars(
          'Open claims by days since they were reported',
          open.items.map(({ age, claims, outstanding }) => {
            return { label: age, value: claims, text: `${count(claims)}, ${dollars(outstanding)}` };
          }),
        ),
        'How many there are, and what is set aside for them and not paid.',
      )}
      ${section(
        'triangle',
        'How incurred losses develop',
        triangle.years.length === 0 ? NOTHING_YET : scrollable('triangle', triangleTable(triangle)),
        `In whole dollars: what was known at the end of each ${triangle.by}, counted from the beginning of the ${triangle.by} of loss.`,
      )}
      ${section(
        'lines',
        'By product, state and year',
        ratios.items.length === 0 ? NOTHING_YET : scrollable('lines', linesTable(ratios.items)),
        'Frequency is claims in a hundred policy years, severity what one claim comes to on average.',
      )}
    `,
  });
}

function section(id: string, title: string, content: Html, note: string): Html {
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
    <p class="soft">${note}</p>
  </section>`;
}

function linesTable(items: readonly LossRatioLineResponse[]): Html {
  return markup`<table>
    <thead>
      <tr>
        <th scope="col">Product</th><th scope="col">State</th><th scope="col" class="n">Year</th>
        <th scope="col" class="n">Claims</th><th scope="col" class="n">Earned premium</th>
        <th scope="col" class="n">Incurred</th><th scope="col" class="n">Loss ratio</th>
        <th scope="col" class="n">Frequency</th><th scope="col" class="n">Severity</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        (line) =>
          markup`<tr>
            <td>${productWords(line.productType)}</td>
            <td>${stateName(line.state)}</td>
            <td class="n">${String(line.lossYear)}</td>
            <td class="n">${count(line.claims)}</td>
            <td class="n">${dollars(line.earnedPremium)}</td>
            <td class="n">${dollars(line.incurred)}</td>
            <td class="n">${percent(line.lossRatio)}</td>
            <td class="n">${line.frequency === null ? '–' : Number(line.frequency).toFixed(2)}</td>
            <td class="n">${dollarsOrDash(line.severity)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function triangleTable({ by, years }: TriangleResponse): Html {
  const ages = Math.max(...years.map(({ cells }) => cells.length));
  const heads = Array.from(
    { length: ages },
    (_, index) => `${(by === 'year' ? 12 : 3) * (index + 1)} months`,
  );
  return markup`<table class="keyed">
    <thead>
      <tr>
        <th scope="col">${by === 'year' ? 'Year' : 'Quarter'} of loss</th>
        ${heads.map((head) => markup`<th scope="col" class="n">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${years.map(
        ({ lossYear, lossQuarter, cells }) =>
          markup`<tr>
            <th scope="row">${lossQuarter === null ? String(lossYear) : `${lossYear} Q${lossQuarter}`}</th>
            ${heads.map((_, index) => markup`<td class="n">${wholeDollars(cells[index]?.incurred)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

interface Sums {
  readonly claims: number;
  readonly earnedPremium: string;
  readonly incurred: string;
  readonly paid: string;
  readonly outstanding: string;
}

function byYear(items: readonly LossRatioLineResponse[]): readonly (Sums & { readonly lossYear: number })[] {
  return [...Map.groupBy(items, ({ lossYear }) => lossYear)]
    .toSorted(([a], [b]) => a - b)
    .map(([lossYear, ofYear]) => ({ lossYear, ...sumOf(ofYear) }));
}

function sumOf(items: readonly LossRatioLineResponse[]): Sums {
  const sum = (of: (line: LossRatioLineResponse) => string): string =>
    formatScaled(
      items.reduce((total, line) => total.plus(Decimal.parse(of(line))), Decimal.ZERO).coefficientAt(2),
      2,
    );
  return {
    claims: items.reduce((total, { claims }) => total + claims, 0),
    earnedPremium: sum((line) => line.earnedPremium),
    incurred: sum((line) => line.incurred),
    paid: sum((line) => line.paid),
    outstanding: sum((line) => line.outstanding),
  };
}

/** For a chart and a heading, to a ten-thousandth; lines have theirs exact. */
function ratioOf({ earnedPremium, incurred }: Sums): string | null {
  const premium = Number(earnedPremium);
  return premium > 0 ? (Number(incurred) / premium).toFixed(4) : null;
}

/** Cents would take the width of a year from a triangle of many. */
const WHOLE_DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});
const PERCENT = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

function percent(ratio: string | null): string {
  return ratio === null ? '–' : PERCENT.format(Number(ratio));
}

function wholeDollars(amount: string | undefined): string {
  return amount === undefined ? '' : WHOLE_DOLLARS.format(Number(amount));
}

function bookWords({ productType, state }: ClaimReportQuery): string {
  const product = productType === undefined ? 'all products' : productWords(productType);
  return state === undefined ? product : `${product}, ${stateName(state)}`;
}

function productWords(productType: string): string {
  return `${productType.slice(0, 1).toUpperCase()}${productType.slice(1)}`;
}

function moment(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
