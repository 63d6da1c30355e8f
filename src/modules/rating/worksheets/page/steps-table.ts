import { scrollable } from '../../../../platform/http/html/scrollable.js';
import type { ManualWords } from '../../domain/words/manual-words.js';
import { amount, centsOf, change, dollars } from '../../domain/words/wording.js';
import type { WorksheetStepView } from '../../domain/engine/worksheet-step.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import { operationWords, roundingOf, sourceOf, UNROUNDED, usualRounding } from './operation.js';
import type { Section } from './waterfall.js';

const COLUMNS = 7;

/** Every step in order, complete enough to repeat it with pencil and paper. */
export function stepsTable(sections: readonly Section[], words: ManualWords): Html {
  const usual = usualRounding(
    sections.flatMap(({ steps }) => steps),
    words,
  );
  return markup`<section aria-labelledby="steps">
    <h2 id="steps">Step by step</h2>
    ${scrollable(
      'steps',
      markup`<table>
        <caption>
          Amounts in dollars. ${usual}, unless the step says otherwise; “Exact” stands where rounding changed the
          value.
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" class="n">Calculation</th>
            <th scope="col">Where the number comes from</th>
            <th scope="col" class="n">Before</th>
            <th scope="col" class="n">Exact</th>
            <th scope="col" class="n">After</th>
            <th scope="col" class="n">Change</th>
          </tr>
        </thead>
        ${sections.map((section) => sectionBody(section, usual, words))}
      </table>`,
    )}
  </section> `;
}

function sectionBody({ title, steps, coverage }: Section, usual: string, words: ManualWords): Html {
  let before: string | null = null;
  const rows = steps.map((step) => {
    const row = stepRows(step, before, usual, words);
    before = step.value;
    return row;
  });
  const name = coverage === 'policy' ? 'The policy as a whole' : title;
  return markup`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="${COLUMNS}">${typed(name)}</th>
    </tr>
    ${rows}
  </tbody> `;
}

function stepRows(step: WorksheetStepView, before: string | null, usual: string, words: ManualWords): Html {
  const rounding = roundingOf(step, words);
  const source = sourceOf(step, words);
  return markup`<tr>
      <th scope="row">${step.title}</th>
      <td class="n">${operationWords(step)}</td>
      <td>
        ${source === null ? null : markup`${typed(source.text)}${because(source.because)}`}
        ${rounding === usual || (rounding === UNROUNDED && isWholeCents(step.value)) ? null : markup`<div class="because">${rounding}</div>`}
      </td>
      <td class="n">${before === null ? '' : amount(before)}</td>
      <td class="n">${step.exact === null ? '' : amount(step.exact)}</td>
      <td class="n">${amount(step.value)}</td>
      <td class="n">${change(centsOf(step.value) - centsOf(before ?? '0'))}</td>
    </tr>
    ${step.rules.map((rule) => ruleRow(step.kind, rule, words))} `;
}

function because(facts: readonly string[]): Html | null {
  return facts.length === 0 ? null : markup`<div class="because">${typed(facts.join(' · '))}</div>`;
}

function ruleRow(kind: string, rule: WorksheetStepView['rules'][number], words: ManualWords): Html {
  const known = (kind === 'discounts' ? words.manual.discounts : words.manual.surcharges).find(
    ({ code }) => code === rule.code,
  );
  const rate = known?.type === 'fixed' ? dollars(rule.rate) : `${rule.rate}%`;
  return markup`<tr class="rule">
    <th scope="row">${known?.name ?? rule.code}</th>
    <td class="n">${kind === 'discounts' ? '\u2212' : '+'} ${rate}</td>
    <td colspan="4">${rule.reason}</td>
    <td class="n">${change(centsOf(rule.amount))}</td>
  </tr> `;
}

/** True where nothing was left to round, so that a missing rounding needs no mention. */
function isWholeCents(value: string): boolean {
  return /^-?\d+(\.\d{1,2})?0*$/.test(value);
}
