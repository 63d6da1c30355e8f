import type { Html } from './html.js';
import { markup } from './html.js';

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** The formatted figure beside the bar. */
  readonly text: string;
}

/** The shortest bar, in percent of the longest, so that very small values stay visible. */
const THINNEST = 0.3;

/**
 * One bar for each value, its length relative to the largest value; a negative value has no bar, only its figure. Labels and figures are
 * HTML text, so they stay readable on a telephone, where the bar moves below them.
 */
export function bars(title: string, rows: readonly BarRow[]): Html {
  const most = Math.max(1e-9, ...rows.map(({ value }) => value));
  return markup`<ul class="bars" role="list" aria-label="${title}">
    ${rows.map(({ label, value, text }) => {
      const share = value <= 0 ? 0 : Math.max(THINNEST, (value / most) * 100);
      return markup`<li>
        <span>${label}</span>
        <svg aria-hidden="true"><rect width="${share.toFixed(1)}%" height="100%" /></svg>
        <span class="n">${text}</span>
      </li>`;
    })}
  </ul>`;
}
