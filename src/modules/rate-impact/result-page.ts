import { scrollable } from '../../platform/http/html/scrollable.js';
import type { Html } from '../../platform/http/html/html.js';
import { markup, typed } from '../../platform/http/html/html.js';
import type { PageDetails } from '../../platform/http/html/page.js';
import { detailList, page } from '../../platform/http/html/page.js';
import { longDate } from '../../shared/long-date.js';
import { stateName } from '../../shared/us-state-names.js';
import { productTitle } from '../rating/index.js';
import { histogramSvg } from './histogram-svg.js';
import { count, dollarChange, dollarsOrDash, percentChange } from '../../platform/http/html/amounts.js';
import type {
  ImpactAnalysisResponse,
  ImpactAnalysisResultResponse,
  AffectedPolicyResponse,
  ErrorReasonResponse,
} from './impact-analyses.dto.js';

/** The result of a re-rating as one page for people. */
export function resultPage(
  job: ImpactAnalysisResponse,
  result: ImpactAnalysisResultResponse,
  company: string,
): string {
  const book = `${productTitle(job.productType)}, ${stateName(job.state)}`;
  return page({
    title: `Re-rating of ${book} on edition ${job.candidateLabel}, ${percentChange(result.changePercent)}`,
    body: markup`
          ${heading(job, result, `${book}, ${company}`)}
          <section aria-labelledby="histogram">
            <h2 id="histogram">How the premiums change</h2>
            ${scrollable('histogram', histogramSvg(result.histogram))}
            <p class="soft">
              Percent of the old premium. The edge farther from zero belongs to a bucket: 5% counts among “up to 5%”.
              ${withoutOldPremium(result)}
            </p>
          </section>
          ${affected('raised', 'Raised most', result.mostRaised)}
          ${affected('lowered', 'Lowered most', result.mostLowered)} ${errors(result)}
    `,
  });
}

function heading(job: ImpactAnalysisResponse, result: ImpactAnalysisResultResponse, book: string): Html {
  const details: PageDetails = [
    [
      'Compared with',
      job.baselineLabel === null ? 'the edition of each term' : `edition ${job.baselineLabel}`,
    ],
    ['Policies in force on', longDate(job.inForceOn)],
    ['Rated on', longDate(job.ratedOn)],
    ['Policies', count(result.policies)],
    ['Rated on both', count(result.rated)],
    ['Not rated', count(result.errors)],
    ['Premium before', dollarsOrDash(result.oldTotal)],
    ['Premium after', dollarsOrDash(result.newTotal)],
    ['Average', `${dollarsOrDash(result.oldAverage)} → ${dollarsOrDash(result.newAverage)}`],
    ['Raised', count(result.raised)],
    ['Lowered', count(result.lowered)],
    ['Unchanged', count(result.unchanged)],
    [
      'Smallest change',
      `${dollarChange(result.smallestChange)}, ${percentChange(result.smallestChangePercent)}`,
    ],
    [
      'Largest change',
      `${dollarChange(result.largestChange)}, ${percentChange(result.largestChangePercent)}`,
    ],
  ];
  return markup`<header>
    <div class="heading">
      <div>
        <h1>What edition ${typed(job.candidateLabel)} does to the book</h1>
        <p class="soft">${typed(book)}</p>
      </div>
      <div class="total">
        <span class="soft">Change of premium</span><b>${percentChange(result.changePercent)}</b>
        ${dollarChange(result.change)}
      </div>
    </div>
    ${detailList(details, ['SHA-256 of the candidate’s content', job.candidateHash])}
  </header>`;
}

function withoutOldPremium({ withoutOldPremium: policies }: ImpactAnalysisResultResponse): string {
  return policies === 0 ? '' : `${count(policies)} cost nothing before and stand in no bucket.`;
}

function affected(id: string, title: string, policies: readonly AffectedPolicyResponse[]): Html {
  const rows = policies.map(
    ({ policyNumber, oldTotal, newTotal, change, changePercent }) => markup`<tr>
      <th scope="row">${typed(policyNumber)}</th>
      <td class="n">${dollarsOrDash(oldTotal)}</td>
      <td class="n">${dollarsOrDash(newTotal)}</td>
      <td class="n">${dollarChange(change)}</td>
      <td class="n">${percentChange(changePercent)}</td>
    </tr> `,
  );
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${
      rows.length === 0
        ? markup`<p>No policy.</p>`
        : scrollable(
            id,
            markup`<table>
            <thead>
              <tr>
                <th scope="col">Policy</th>
                <th scope="col" class="n">Before</th>
                <th scope="col" class="n">After</th>
                <th scope="col" class="n">Change</th>
                <th scope="col" class="n">Percent</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`,
          )
    }
  </section> `;
}

function errors({ errorReasons }: ImpactAnalysisResultResponse): Html | null {
  if (errorReasons.length === 0) return null;
  return markup`<section aria-labelledby="errors">
    <h2 id="errors">What could not be rated, and why</h2>
    ${scrollable(
      'errors',
      markup`<table>
      <caption>
        A star stands for any position in a list; the words are those of the first such policy.
      </caption>
      <thead>
        <tr>
          <th scope="col">Where in the risk</th>
          <th scope="col">What is wrong</th>
          <th scope="col">On the</th>
          <th scope="col" class="n">Policies</th>
        </tr>
      </thead>
      <tbody>
        ${errorReasons.map(reasonRow)}
      </tbody>
    </table>`,
    )}
  </section>`;
}

function reasonRow({ edition, code, pointer, detail, policies }: ErrorReasonResponse): Html {
  return markup`<tr>
    <th scope="row"><code>${pointer || 'the whole'}</code></th>
    <td>${typed(detail)} <code>${code}</code></td>
    <td class="word">${edition}</td>
    <td class="n">${count(policies)}</td>
  </tr> `;
}
