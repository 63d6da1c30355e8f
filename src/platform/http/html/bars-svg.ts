import type { Html } from './html.js';
import { markup } from './html.js';

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** Behind the bar: the figure, as it is read. */
  readonly text: string;
}

const WIDTH = 960;
const ROW = 26;
const BAR = 16;
const TOP = 6;
const LABEL_END = 190;
const PLOT = { from: 206, to: 780 } as const;
const TEXT_END = 956;
/** One among a million must still be seen. */
const THINNEST = 1.5;

/** A row for each value, its length by the largest; a value below zero has no bar, and its figure says so. */
export function barsSvg(id: string, title: string, rows: readonly BarRow[]): Html {
  const most = Math.max(1e-9, ...rows.map(({ value }) => value));
  const bottom = TOP + rows.length * ROW;
  return markup`<svg
    class="waterfall"
    viewBox="0 0 ${WIDTH} ${bottom + 4}"
    role="img"
    aria-labelledby="${id}-title ${id}-description"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-description">${rows.map(({ label, text }) => `${label}: ${text}`).join('; ')}.</desc>
    <line class="w-grid" x1="${PLOT.from}" x2="${PLOT.from}" y1="${TOP}" y2="${bottom}" />
    ${rows.map((row, index) => bar(row, TOP + index * ROW, most))}
  </svg>`;
}

function bar({ label, value, text }: BarRow, y: number, most: number): Html {
  const width = value <= 0 ? 0 : Math.max(THINNEST, (value / most) * (PLOT.to - PLOT.from));
  return markup`<g>
      <text class="w-end" x="${LABEL_END}" y="${y + 17}">${label}</text>
      <rect class="w-total" x="${PLOT.from}" y="${y + (ROW - BAR) / 2}" width="${width.toFixed(1)}" height="${BAR}" />
      <text class="w-end" x="${TEXT_END}" y="${y + 17}">${text}</text>
    </g>
    `;
}
