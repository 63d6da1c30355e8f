import { breakIn, hiddenInReference, isWorded, oneLine, reference } from '../../../shared/text.js';
import { pointerToken } from '../../../shared/json-pointer.js';

/** A kind of text: its normal form, and its faults beyond length and pattern. */
export interface TextForm {
  readonly of: (text: string) => string;
  readonly fault: (text: string) => string | null;
}

/** A visible character; combining marks without a letter do not count. */
const VISIBLE = /[^\s\p{M}]/u;

const keptAsItIs = (text: string): string => text;
const none = (): null => null;

/** The kinds of text in shared/text.ts, by the names that they have in the OpenAPI document. */
export const TEXT_FORMS: Readonly<Record<string, TextForm>> = {
  prose: { of: keptAsItIs, fault: none },
  line: { of: oneLine, fault: lineFault },
  reference: { of: reference, fault: referenceFault },
  /** RFC 9562, section 4: UUIDs are written in lower case and read in either. */
  id: { of: (text) => text.toLowerCase(), fault: none },
};

/** The fault of a text as such: not valid Unicode, or blank although a length is required. */
export function unreadable(text: string, minLength: number): string | null {
  // The body guard checks this for bodies, but not for query parameters.
  if (text.includes('\0') || !text.isWellFormed()) return 'must be valid Unicode text without NUL';
  return minLength > 0 && text !== '' && !VISIBLE.test(text) ? 'must not be blank' : null;
}

function lineFault(text: string): string | null {
  const found = breakIn(text);
  if (found !== null) return `must not hold a line break or tab (${found})`;
  return isWorded(text) ? null : 'must hold a letter or digit';
}

function referenceFault(text: string): string | null {
  const found = hiddenInReference(text);
  return found === null ? null : `must not hold an invisible or control character (${found})`;
}

/** Puts every text of free JSON into its form, in place, and returns the first fault. */
export function formInside(
  value: unknown,
  form: TextForm,
  pointer = '',
): { readonly inside: string; readonly detail: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const inside = `${pointer}/${pointerToken(key)}`;
    const member = members[key];
    if (typeof member === 'string') {
      const text = form.of(member);
      members[key] = text;
      const detail = form.fault(text);
      if (detail !== null) return { inside, detail };
    } else {
      const fault = formInside(member, form, inside);
      if (fault !== null) return fault;
    }
  }
  return null;
}
