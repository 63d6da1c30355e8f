export interface QuoteValidityView {
  readonly id: string;
  /** Null: every product. */
  readonly productType: string | null;
  /** Null: every state. */
  readonly state: string | null;
  readonly validDays: number;
  readonly effectiveDate: string;
  readonly expirationDate: string | null;
  readonly reason: string;
  readonly createdBy: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
}
