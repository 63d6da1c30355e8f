import type { Html } from './html.js';
import { markup } from './html.js';

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** Beside the bar: the figure, as it is read. */
  readonly text: string;
}

/** In percent of the longest: one among a million must still be seen. */
const THINNEST = 0.3;

/**
 * A row for each value, its length by the largest; a value below zero has no bar, and its figure says so. Words and figures are those
 * of the page, so they can be read at its width: on a telephone the bar stands below them.
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
