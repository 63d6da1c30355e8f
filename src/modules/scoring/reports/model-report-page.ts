import { count } from '../../../platform/http/html/amounts.js';
import { bars } from '../../../platform/http/html/bars.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { scrollable } from '../../../platform/http/html/scrollable.js';
import { longDate } from '../../../shared/long-date.js';
import type { DriftBand } from '../domain/stability.js';
import type { GroupComparisonResponse, ModelDriftResponse, ModelReportResponse } from './reports.dto.js';

const BANDS: Readonly<Record<DriftBand, string>> = {
  stable: 'stable',
  moderate: 'has moved: look into it',
  shifted: 'has shifted: another population',
};

/** Drift and adverse impact of a model as one page, for those who answer for it. */
export function modelReportPage(report: ModelReportResponse): string {
  const { code, number, title, from, to, score, variables, comparisons, limits } = report;
  return page({
    title: `Model ${code} ${number}, ${from} to ${to}`,
    body: markup`
      <header>
        <div class="heading">
          <div>
            <h1>${typed(title)}</h1>
            <p class="soft">Model ${typed(code)}, edition ${number}</p>
          </div>
          <div class="total"><span class="soft">Stability of the score</span><b>${score.index ?? '–'}</b>${bandWords(score)}</div>
        </div>
        ${detailList([
          ['Scored from', longDate(from)],
          ['to', longDate(to)],
          ['Quotes', count(report.quotes)],
          ['Without a score', count(report.withoutScore)],
          ['Refers from', report.threshold ?? 'nothing'],
        ])}
      </header>
      ${driftSection(score, 'score', 'How scores lie')}
      ${variables.map((variable, index) => driftSection(variable, `variable-${index + 1}`, variable.title))}
      ${comparisons.map(comparisonSection)}
      <section aria-labelledby="limits">
        <h2 id="limits">What this says, and what it does not</h2>
        <ul>
          ${limits.map((text) => markup`<li>${text}</li>`)}
        </ul>
      </section>
    `,
  });
}

function bandWords({ index, band }: ModelDriftResponse): string {
  return index === null || band === null ? 'too few quotes' : BANDS[band];
}

/**
 * Draws one bar per class, for what was scored; the training share is a figure beside it, because two bars would need a
 * legend.
 */
function driftSection(shown: ModelDriftResponse, id: string, title: string): Html {
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${bars(
      `${title}: share of the quotes scored`,
      shown.classes.map(({ label, expected, actual }) => {
        return {
          label,
          value: Number(actual ?? 0),
          text: `${percent(actual)}, trained on ${percent(expected)}`,
        };
      }),
    )}
    <p class="soft">Population stability index ${shown.index ?? 'not worked out'}: ${bandWords(shown)}.</p>
  </section>`;
}

function comparisonSection({ comparison, title, groups }: GroupComparisonResponse): Html {
  return markup`<section aria-labelledby="${comparison}">
    <h2 id="${comparison}">${title}</h2>
    ${scrollable(
      comparison,
      markup`<table>
        <thead>
          <tr>
            <th scope="col">Group</th><th scope="col" class="n">Quotes</th><th scope="col" class="n">Average score</th>
            <th scope="col" class="n">Referred</th><th scope="col" class="n">Let pass</th>
            <th scope="col" class="n">Impact ratio</th><th scope="col">Four fifths</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            ({ group, quotes, meanScore, referred, passRate, impactRatio, isBelowFourFifths }) => markup`<tr>
            <th scope="row">${typed(group)}</th>
            <td class="n">${count(quotes)}</td>
            <td class="n">${meanScore}</td>
            <td class="n">${count(referred)}</td>
            <td class="n">${percent(passRate)}</td>
            <td class="n">${impactRatio ?? '–'}</td>
            <td>${isBelowFourFifths === null ? '–' : isBelowFourFifths ? 'below' : 'kept'}</td>
          </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function percent(share: string | null): string {
  return share === null ? '–' : `${(100 * Number(share)).toFixed(1)}%`;
}
