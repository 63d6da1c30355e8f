import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import type { Bar, Column, Row, TableBlock, WaterfallBlock } from '../domain/content.js';

export function tableHtml({ columns, groups }: TableBlock): Html {
  const bodies = groups.map(
    ({ title, rows }) => markup`<tbody>${
      title === null
        ? null
        : markup`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${typed(title)}</th></tr>`
    }${rows.map((row) => rowHtml(row, columns))}</tbody>
`,
  );
  return markup`<div class="scroll" role="group" aria-label="Table" tabindex="0"><table><thead><tr>${columns.map(headHtml)}</tr></thead>
${bodies}</table></div>
`;
}

function headHtml({ title, align }: Column): Html {
  return align === 'right'
    ? markup`<th scope="col" class="n">${typed(title)}</th>`
    : markup`<th scope="col">${typed(title)}</th>`;
}

function rowHtml({ look, cells }: Row, columns: readonly Column[]): Html {
  const [first = '', ...rest] = cells;
  const others = rest.map((cell, index) =>
    columns[index + 1]?.align === 'right'
      ? markup`<td class="n">${typed(cell)}</td>`
      : markup`<td>${typed(cell)}</td>`,
  );
  return markup`<tr class="${look}"><th scope="row">${typed(first)}</th>${others}</tr>
`;
}

const SCALE = 1_000;
/** The least width of a bar, so that a change of a few cents is visible. */
const THINNEST = 3;

/** The bars stand beside their numbers, so that readers who cannot see them miss nothing. */
export function waterfallHtml({ columns, bars }: WaterfallBlock): Html {
  const [part = '', change = '', reached = ''] = columns;
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const low = Math.min(0, ...ends);
  const span = Math.max(low + 1, ...ends) - low;
  const at = (cents: number): number => Math.round(((cents - low) * SCALE) / span);
  return markup`<div class="scroll" role="group" aria-label="Table" tabindex="0"><table><thead><tr><th scope="col">${part}</th><td class="bar"></td><th scope="col" class="n">${change}</th><th scope="col" class="n">${reached}</th></tr></thead>
<tbody>${bars.map((bar) => barHtml(bar, at))}</tbody></table></div>
`;
}

function barHtml({ look, label, from, to, change, reached }: Bar, at: (cents: number) => number): Html {
  const left = Math.min(at(from), at(to));
  const width = Math.max(Math.abs(at(to) - at(from)), THINNEST);
  const isSum = look === 'sum' || look === 'total';
  return markup`<tr class="${isSum ? 'sum' : 'plain'}"><th scope="row">${typed(label)}</th><td class="bar"><svg viewBox="0 0 ${SCALE} 12" preserveAspectRatio="none" aria-hidden="true"><rect class="${isSum ? `s-${look}` : look}" x="${left}" y="1" width="${width}" height="10"/></svg></td><td class="n">${change}</td><td class="n">${reached}</td></tr>
`;
}
