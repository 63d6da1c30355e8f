import type { Html } from '../../platform/http/html/html.js';
import { markup } from '../../platform/http/html/html.js';
import { count } from '../../platform/http/html/amounts.js';
import type { BucketResponse } from './impact-analyses.dto.js';

const WIDTH = 960;
const ROW = 26;
const BAR = 16;
const TOP = 6;
const LABEL_END = 250;
const PLOT = { from: 266, to: 800 } as const;
const COUNT_END = 956;
/** One policy among a million must still be seen. */
const THINNEST = 1.5;

/** `fell by 5 to 10%`: which side of a bucket its edges belong to is said once, below the chart. */
export function bucketWords({
  fromPercent,
  toPercent,
}: Pick<BucketResponse, 'fromPercent' | 'toPercent'>): string {
  const [from, to] = [fromPercent, toPercent].map((edge) => (edge === null ? null : Math.abs(Number(edge))));
  if (from === 0 && to === 0) return 'unchanged';
  const fell = toPercent === null ? false : fromPercent === null || Number(fromPercent) < 0;
  const [near, far] = fell ? [to, from] : [from, to];
  const verb = fell ? 'fell' : 'rose';
  if (far === null) return `${verb} by more than ${near}%`;
  return near === 0 ? `${verb} by up to ${far}%` : `${verb} by ${near} to ${far}%`;
}

/** A row for each bucket, the deepest fall on top; hatching tells falls from rises without color. */
export function histogramSvg(histogram: readonly BucketResponse[]): Html {
  const most = Math.max(1, ...histogram.map(({ policies }) => policies));
  const all = Math.max(
    1,
    histogram.reduce((sum, { policies }) => sum + policies, 0),
  );
  const bottom = TOP + histogram.length * ROW;
  return markup`<svg
    class="waterfall"
    viewBox="0 0 ${WIDTH} ${bottom + 4}"
    role="img"
    aria-labelledby="histogram-title histogram-description"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title id="histogram-title">Policies by change of premium</title>
    <desc id="histogram-description">
      ${histogram.map((bucket) => `${bucketWords(bucket)}: ${count(bucket.policies)}`).join('; ')}.
    </desc>
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="w-hatch-ground" width="5" height="5" />
        <rect class="w-hatch-line" width="2.4" height="5" />
      </pattern>
    </defs>
    <line class="w-grid" x1="${PLOT.from}" x2="${PLOT.from}" y1="${TOP}" y2="${bottom}" />
    ${histogram.map((bucket, index) => row(bucket, TOP + index * ROW, { most, all }))}
  </svg>`;
}

function row(
  bucket: BucketResponse,
  y: number,
  { most, all }: { readonly most: number; readonly all: number },
): Html {
  const { policies } = bucket;
  const width = policies === 0 ? 0 : Math.max(THINNEST, (policies / most) * (PLOT.to - PLOT.from));
  const text = y + 17;
  return markup`<g>
      <text class="w-end" x="${LABEL_END}" y="${text}">${bucketWords(bucket)}</text>
      <rect class="${look(bucket)}" x="${PLOT.from}" y="${y + (ROW - BAR) / 2}" width="${width.toFixed(1)}" height="${BAR}" />
      <text class="w-end" x="${COUNT_END}" y="${text}">${count(policies)} (${((100 * policies) / all).toFixed(1)}%)</text>
    </g>
    `;
}

function look({ fromPercent, toPercent }: BucketResponse): string {
  if (fromPercent === toPercent) return 'w-subtotal';
  return toPercent !== null && Number(toPercent) <= 0 ? 'w-fall' : 'w-rise';
}
