import { centsText, change } from '../../domain/words/wording.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup } from '../../../../platform/http/html/html.js';
import type { WaterfallBar } from './waterfall.js';

const WIDTH = 960;
const ROW = 26;
const BAR = 16;
const TOP = 28;
/** A heading has its row to itself, so it may be wider than a note. */
const GROUP_END = 640;
const NOTE_END = 352;
const PLOT = { from: 368, to: 750 } as const;
const CHANGE_END = 846;
const RUNNING_END = 956;
/** The least width of a bar, so that a change of a few cents is visible. */
const THINNEST = 1.5;
const TICKS = [1, 2, 2.5, 5, 10];

/**
 * Draws the waterfall with one row per bar, top to bottom, so that long labels stay level and readable on screen and paper.
 * Decreases step back to the left; sign and hatching show them without color. Only the geometry uses floating point; amounts
 * are written from whole cents.
 */
export function waterfallSvg(bars: readonly WaterfallBar[]): Html {
  const most = Math.max(1, ...bars.map(({ from, to }) => Math.max(from, to)));
  // A credit may exceed the premium so far, so a bar may reach below zero.
  const least = Math.min(0, ...bars.map(({ from, to }) => Math.min(from, to)));
  const step = tickStep(most - least);
  const [begin, end] = [Math.floor(least / step) * step, Math.ceil(most / step) * step];
  const x = (cents: number): string =>
    (PLOT.from + ((cents - begin) / (end - begin)) * (PLOT.to - PLOT.from)).toFixed(1);
  const ticks = Array.from(
    { length: Math.round((end - begin) / step) + 1 },
    (_, index) => begin + index * step,
  );
  const rows: Html[] = [];
  let y = TOP;
  let group: string | null = null;
  bars.forEach((bar, index) => {
    if (bar.group !== null && bar.group !== group) {
      rows.push(markup`<text class="w-group" x="4" y="${y + 17}">${fitted(bar.group, GROUP_END, 14)}</text>`);
      y += ROW;
    }
    group = bar.group;
    const next = bars[index + 1];
    const below = next && next.group !== null && next.group !== bar.group ? ROW * 2 : ROW;
    rows.push(row(bar, y, x, next ? below : null));
    y += ROW;
  });
  const bottom = y + 4;
  return markup`<svg
    class="waterfall"
    viewBox="0 0 ${WIDTH} ${bottom + 4}"
    role="img"
    aria-labelledby="waterfall-title waterfall-description"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title id="waterfall-title">Waterfall of the premium</title>
    <desc id="waterfall-description">${description(bars)}</desc>
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="w-hatch-ground" width="5" height="5" />
        <rect class="w-hatch-line" width="2.4" height="5" />
      </pattern>
    </defs>
    <g class="w-head">
      <text class="w-end" x="${CHANGE_END}" y="14">Change, $</text>
      <text class="w-end" x="${RUNNING_END}" y="14">Premium, $</text>
    </g>
    ${ticks.map((cents) => tick(cents, x(cents), bottom))}
    ${rows}
  </svg>`;
}

function tick(cents: number, x: string, bottom: number): Html {
  return markup`<line class="w-grid" x1="${x}" x2="${x}" y1="${TOP - 12}" y2="${bottom}"/>
    <text class="w-tick" x="${x}" y="14">${tickText(cents)}</text>`;
}

function row(bar: WaterfallBar, y: number, x: (cents: number) => string, below: number | null): Html {
  const { from, to, kind, label, note } = bar;
  const isChange = kind === 'change';
  const indent = bar.group === null ? 4 : 16;
  const text = y + 17;
  const middle = y + (ROW - BAR) / 2;
  const shown = fitted(label, NOTE_END - indent - lengthOf(note, 12) - 10, 13);
  const band = markup`<rect class="w-band" x="0" y="${y}" width="${WIDTH}" height="${ROW}"/>`;
  const link = markup`<line class="w-link" x1="${x(to)}" x2="${x(to)}" y1="${middle + BAR}" y2="${middle + (below ?? 0)}"/>`;
  return markup`<g${isChange ? null : markup` class="w-sum"`}>
      ${isChange ? null : band}
      <text x="${indent}" y="${text}">${shown}${shown === label ? null : markup`<title>${label}</title>`}</text>
      <text class="w-note" x="${NOTE_END}" y="${text}">${note}</text>
      ${shape(bar, middle, x)}
      ${below === null ? null : link}
      <text class="w-end" x="${CHANGE_END}" y="${text}">${isChange ? change(to - from) : ''}</text>
      <text class="w-end w-run" x="${RUNNING_END}" y="${text}">${centsText(to)}</text>
    </g>
    `;
}

function shape({ from, to, kind }: WaterfallBar, y: number, x: (cents: number) => string): Html {
  if (from === to && kind === 'change')
    return markup`<line class="w-none" x1="${x(to)}" x2="${x(to)}" y1="${y}" y2="${y + BAR}"/>`;
  const left = x(Math.min(from, to));
  const width = Math.max(THINNEST, Number(x(Math.max(from, to))) - Number(left)).toFixed(1);
  const look = kind !== 'change' ? `w-${kind}` : to > from ? 'w-rise' : 'w-fall';
  return markup`<rect class="${look}" x="${left}" y="${y}" width="${width}" height="${BAR}"/>`;
}

/** The text for screen readers; the table below the chart has every number. */
function description(bars: readonly WaterfallBar[]): string {
  const parts = bars.map(({ kind, label, note, from, to }) =>
    kind === 'change'
      ? `${label}${note && ` (${note})`} ${change(to - from)}`
      : `${label}: ${centsText(to)} dollars`,
  );
  return `Each bar begins where the one before it ended. ${parts.join('; ')}.`;
}

/** A round number of cents that divides the axis into at most five parts. */
function tickStep(most: number): number {
  const rough = most / 5;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(rough)));
  return Math.max(1, power * (TICKS.find((tick) => tick * power >= rough) ?? 10));
}

function tickText(cents: number): string {
  return cents % 100 === 0 ? centsText(cents).replace(/\.00$/, '') : centsText(cents);
}

/** Shortens text with an ellipsis, because SVG neither wraps nor clips it. */
function fitted(text: string, width: number, size: number): string {
  if (lengthOf(text, size) <= width) return text;
  const room = width - size;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += size * widthOf(character);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function lengthOf(text: string, size: number): number {
  let length = 0;
  for (const character of text) length += size * widthOf(character);
  return length;
}

/** Width of a character in ems, estimated from a common sans-serif, rather too wide than too narrow. */
function widthOf(character: string): number {
  if (character >= '\u1100') return 1;
  if (/[ilIjtf.,:;'|!()[\] ]/.test(character)) return 0.34;
  return /[A-ZMWmw@%&×]/.test(character) ? 0.75 : 0.57;
}
