const BECAUSE: Readonly<Record<string, string>> = {
  before_inception: 'The loss happened before the policy period began.',
  after_expiration: 'The loss happened after the policy period had ended.',
  flat_canceled: 'The policy was canceled from its first day.',
  canceled: 'The policy had been canceled when the loss happened.',
  lapse: 'The loss happened in a lapse of coverage.',
  not_booked: 'There was no policy when the loss happened.',
};

/** What a denial cites where there was no coverage at all: the policy period, on the declarations of every policy. */
export function uncoveredProvision(reason: string): { readonly number: string; readonly title: string } {
  return { number: 'Declarations - Policy Period', title: BECAUSE[reason] ?? reason };
}
