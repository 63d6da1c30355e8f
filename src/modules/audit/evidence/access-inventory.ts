/** Figures about users and their permissions, for the evidence that an auditor asks for. */
export interface AccessFigures {
  /** Who may sign in at this moment. */
  readonly people: number;
  readonly byRole: readonly { readonly role: string; readonly people: number }[];
  /** How many of them were reviewed within the period, with the permissions that they hold now. */
  readonly reviewed: number;
  readonly notReviewed: number;
  /** Two of their roles must not meet, and no exception says otherwise. */
  readonly inConflict: number;
  /** They have done nothing for ninety days. */
  readonly unused: number;
  readonly withSecondFactor: number;
}

/** The room of identity, which lies above, provides it. */
export abstract class AccessInventory {
  abstract figures(from: Date, to: Date): Promise<AccessFigures>;
  /** E-mail addresses by user, also of those who have left. */
  abstract namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
