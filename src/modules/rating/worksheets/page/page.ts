import { longDate, longMoment } from '../../../../shared/long-date.js';
import { scrollable } from '../../../../platform/http/html/scrollable.js';
import { ManualWords } from '../../domain/words/manual-words.js';
import type { ManualDocument } from '../../domain/manual/manual.js';
import { dollars } from '../../domain/words/wording.js';
import type { WorksheetView } from '../../rating.view.js';
import { chargesTable } from './charges-table.js';
import { checkSection } from './check-section.js';
import { decisionBadge, decisionSection } from './decision-section.js';
import { Html, markup, typed } from '../../../../platform/http/html/html.js';
import { PAGE_POLICY, PAGE_STYLE } from './page-style.js';
import { renewalSection } from './renewal-section.js';
import { riskSection } from './risk-section.js';
import { stepsTable } from './steps-table.js';
import { sectionsOf, waterfall } from './waterfall.js';
import { waterfallSvg } from './waterfall-svg.js';

/** What else is known about what was rated, such as the quote: names and values, in their order. */
export type PageFacts = readonly (readonly [name: string, value: string])[];

/**
 * A worksheet as one page for people: it needs no script, loads nothing, and is complete when it is saved or printed. The
 * same worksheet gives the same page.
 */
export function worksheetPage(
  worksheet: WorksheetView,
  manual: ManualDocument,
  company: string,
  facts: PageFacts = [],
): string {
  const words = new ManualWords(manual, worksheet);
  const sections = sectionsOf(worksheet.steps, words);
  const { bars, isSummary } = waterfall(sections, worksheet.total, words);
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Worksheet ${facts[0]?.[1] ?? worksheet.id}, ${dollars(worksheet.total)}</title>
        <style>${new Html(PAGE_STYLE)}</style>
      </head>
      <body>
        <main>
          ${heading(worksheet, manual, company, facts)}
          <section aria-labelledby="premium">
            <h2 id="premium">From nothing to the premium</h2>
            ${scrollable('premium', waterfallSvg(bars))}
            ${key()}${
              isSummary
                ? markup`<p class="soft">
                    There are ${worksheet.steps.length} steps: here a bar stands for all steps of a coverage.
                    Each step is below.
                  </p>`
                : null
            }
          </section>
          ${decisionSection(worksheet)} ${stepsTable(sections, words)} ${chargesTable(worksheet, words)}
          ${renewalSection(worksheet)} ${riskSection(worksheet, words)} ${checkSection(worksheet)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function heading(worksheet: WorksheetView, manual: ManualDocument, company: string, facts: PageFacts): Html {
  const { plan, edition } = manual;
  const rows: PageFacts = [
    ...facts,
    ['Rate manual', `${plan.name} (${plan.code})`],
    ['Edition', edition.label],
    ['Company', company],
    ['Rated on', longDate(worksheet.ratedOn)],
    ['Kept since', longMoment(worksheet.createdAt)],
    ['Engine version', worksheet.engineVersion],
  ];
  return markup`<header>
    <div class="heading">
      <div>
        <h1>How this premium came about</h1>
        <p class="soft">${typed(plan.name)}, edition ${typed(edition.label)}</p>
      </div>
      <div class="total">
        <span class="soft">Total premium</span><b>${dollars(worksheet.total)}</b>
        ${decisionBadge(worksheet.decision)}
      </div>
    </div>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          markup`<div>
            <dt>${name}</dt>
            <dd>${typed(value)}</dd>
          </div>`,
      )}
      <div class="wide">
        <dt>SHA-256 of the edition</dt>
        <dd><code>${worksheet.contentHash}</code></dd>
      </div>
    </dl>
  </header>`;
}

/** The chart's signs explained, by shape as well as by colour. */
function key(): Html {
  const box = (look: string): Html => markup`<rect class="${look}" x="1" y="1" width="22" height="11"/>`;
  const sample = (shape: Html, text: string): Html =>
    markup`<li><svg viewBox="0 0 24 13" aria-hidden="true">${shape}</svg>${text}</li>`;
  return markup`<ul class="key">
    ${sample(box('w-rise'), 'raises the premium (solid, to the right)')}
    ${sample(box('w-fall'), 'lowers it (hatched, back to the left)')}
    ${sample(markup`<line class="w-none" x1="12" x2="12" y1="0" y2="13"/>`, 'changes nothing')}
    ${sample(box('w-subtotal'), 'premium so far')}
    ${sample(box('w-total'), 'total')}
  </ul>`;
}
