/** Who may be told of alerts, and where. The room of identity, which stands above, knows and provides it. */
export abstract class AlertReaders {
  /** E-mail addresses by user: of those of the given ones who may sign in and read alerts at this moment. */
  abstract addressesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
