export const BOOK_RATING_STATUSES = [
  'queued',
  'running',
  'paused',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export type BookRatingStatus = (typeof BOOK_RATING_STATUSES)[number];

interface Change {
  readonly from: readonly BookRatingStatus[];
  readonly to: BookRatingStatus;
}

/** Every way from one status to another. The first three are asked for by people, the others happen. */
export const BOOK_RATING_CHANGES = {
  pause: { from: ['queued', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'queued' },
  cancel: { from: ['queued', 'running', 'paused'], to: 'cancelled' },
  /** Also from `running`, when the worker that had it is gone. */
  start: { from: ['queued', 'running'], to: 'running' },
  /** The instance is shut down: another one may go on at once. */
  release: { from: ['running'], to: 'queued' },
  succeed: { from: ['running'], to: 'succeeded' },
  fail: { from: ['running'], to: 'failed' },
} as const satisfies Readonly<Record<string, Change>>;

export type BookRatingChange = keyof typeof BOOK_RATING_CHANGES;

export function isAllowed(change: BookRatingChange, status: BookRatingStatus): boolean {
  const { from }: Change = BOOK_RATING_CHANGES[change];
  return from.includes(status);
}
