import { scrollable } from '../../platform/http/html/scrollable.js';
import { Html, markup, typed } from '../../platform/http/html/html.js';
import { longDate } from '../../shared/long-date.js';
import { stateName } from '../../shared/us-state-names.js';
import { PAGE_POLICY, PAGE_STYLE, productTitle } from '../rating/index.js';
import type {
  AffectedPolicyView,
  BookRatingResultView,
  BookRatingView,
  ErrorReasonView,
} from './book-ratings.view.js';
import { histogramSvg } from './histogram-svg.js';
import { count, dollarChange, dollarsOrDash, percentChange } from '../../platform/http/html/amounts.js';

/** The result of a re-rating as one page for people, without scripts and complete when saved or printed, as worksheets are. */
export function resultPage(job: BookRatingView, result: BookRatingResultView, company: string): string {
  const book = `${productTitle(job.productType)}, ${stateName(job.state)}`;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Re-rating of ${book} on edition ${job.candidateLabel}, ${percentChange(result.changePercent)}</title>
        <style>${new Html(PAGE_STYLE)}</style>
      </head>
      <body>
        <main>
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
        </main>
      </body>
    </html> `.text;
}

function heading(job: BookRatingView, result: BookRatingResultView, book: string): Html {
  const facts: readonly (readonly [string, string])[] = [
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
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          markup`<div>
            <dt>${name}</dt>
            <dd>${typed(value)}</dd>
          </div>`,
      )}
      <div class="wide">
        <dt>SHA-256 of the candidate’s content</dt>
        <dd><code>${job.candidateHash}</code></dd>
      </div>
    </dl>
  </header>`;
}

function withoutOldPremium({ withoutOldPremium: policies }: BookRatingResultView): string {
  return policies === 0 ? '' : `${count(policies)} cost nothing before and stand in no bucket.`;
}

function affected(id: string, title: string, policies: readonly AffectedPolicyView[]): Html {
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

function errors({ errorReasons }: BookRatingResultView): Html | null {
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

function reasonRow({ edition, code, pointer, detail, policies }: ErrorReasonView): Html {
  return markup`<tr>
    <th scope="row"><code>${pointer || 'the whole'}</code></th>
    <td>${typed(detail)} <code>${code}</code></td>
    <td class="word">${edition}</td>
    <td class="n">${count(policies)}</td>
  </tr> `;
}
