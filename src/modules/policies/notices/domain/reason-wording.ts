/** The kind of reason and then its facts: what lenders and others with an interest read ends before the facts. */
export function reasonWording(kind: string, explanation: string | null): string {
  return explanation === null ? kind : `${kind} ${explanation}`;
}
