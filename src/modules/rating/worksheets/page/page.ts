import { longDate, longMoment } from '../../../../shared/long-date.js';
import { scrollable } from '../../../../platform/http/html/scrollable.js';
import { ManualWords } from '../../domain/words/manual-words.js';
import type { ManualDocument } from '../../domain/manual/manual.js';
import { dollars } from '../../domain/words/wording.js';
import { chargesTable } from './charges-table.js';
import { checkSection } from './check-section.js';
import { decisionBadge, decisionSection } from './decision-section.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import type { PageDetails } from '../../../../platform/http/html/page.js';
import { detailList, page } from '../../../../platform/http/html/page.js';
import { renewalSection } from './renewal-section.js';
import { riskSection } from './risk-section.js';
import { stepsTable } from './steps-table.js';
import { sectionsOf, waterfall } from './waterfall.js';
import { waterfallSvg } from './waterfall-svg.js';
import type { WorksheetResponse } from '../rating.dto.js';

/** A worksheet as one HTML page. `details` adds what the caller knows about it, such as the quote. */
export function worksheetPage(
  worksheet: WorksheetResponse,
  manual: ManualDocument,
  company: string,
  details: PageDetails = [],
): string {
  const words = new ManualWords(manual, worksheet);
  const sections = sectionsOf(worksheet.steps, words);
  const { bars, isSummary } = waterfall(sections, worksheet.total, words);
  return page({
    title: `Worksheet ${details[0]?.[1] ?? worksheet.id}, ${dollars(worksheet.total)}`,
    body: markup`
          ${heading(worksheet, manual, company, details)}
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
    `,
  });
}

function heading(
  worksheet: WorksheetResponse,
  manual: ManualDocument,
  company: string,
  details: PageDetails,
): Html {
  const { plan, edition } = manual;
  const rows: PageDetails = [
    ...details,
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
    ${detailList(rows, ['SHA-256 of the edition', worksheet.contentHash])}
  </header>`;
}

/** The legend of the chart, by shape as well as by color. */
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
