/** What another engine made of a risk: enough to see that it followed the same manual. */
export interface PeerResult {
  /** Whole cents of each coverage, in the manual's order. */
  readonly coverages: readonly number[];
  readonly totalCents: number;
  readonly outcome: string;
}

export interface Peer {
  readonly name: string;
  /** Several at once, since these engines answer with promises and nothing else is to be done between two of them. */
  rate(risks: readonly unknown[]): Promise<readonly PeerResult[]>;
}
