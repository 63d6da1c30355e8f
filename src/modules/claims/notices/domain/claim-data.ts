/** What a claim tells that nothing is searched by: it is kept as one JSON document. */
export interface ClaimData {
  readonly description?: string | null;
  readonly lossPlace?: {
    readonly street?: string | null;
    readonly city?: string | null;
    readonly state?: string | null;
    readonly zipCode?: string | null;
  } | null;
  /** By what the policy is to be found, as long as nobody knows which it is. */
  readonly clue?: {
    readonly policyNumber?: string | null;
    readonly insuredName?: string | null;
    readonly vin?: string | null;
    readonly zipCode?: string | null;
    readonly street?: string | null;
  };
}
