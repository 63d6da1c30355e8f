import type { DiaryKind } from './deadlines.js';

/** An entry that is past its day and still open. */
export interface OverdueEntry {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly kind: DiaryKind;
  readonly dueOn: string;
}

const MOST_NAMED = 25;

/** No names and no free text: others may read mail on its way. The task itself stands in the diary, behind the link. */
export function escalationLetter(
  entries: readonly OverdueEntry[],
  publicUrl: string,
): { readonly subject: string; readonly text: string } {
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  const named = entries.slice(0, MOST_NAMED).map(
    ({ claimId, claimNumber, kind, dueOn }) =>
      `${claimNumber}, ${kind.replaceAll('_', ' ')}, was due on ${dueOn}
${publicUrl}/api/v1/claims/${claimId}/diary
`,
  );
  const rest = entries.length - named.length;
  const more = rest > 0 ? `\nand ${rest} more: ${publicUrl}/api/v1/claim-diary?overdue=true\n` : '';
  return {
    subject: `Bindery: past its day in your team, ${count}`,
    text: `On claims of your team, ${count} of the diary ${entries.length === 1 ? 'is' : 'are'} past the last day and not done.

${named.join('\n')}${more}
See to it that somebody takes them up, or assign the claims to somebody else.
`,
  };
}
