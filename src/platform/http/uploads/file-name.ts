const LONGEST = 200;
/** The longest name of a file in a folder, on nearly all systems. */
const MOST_BYTES = 255;
/** Control characters, and those that turn the direction of writing: `invoice-fdp.exe` reads as `invoice-exe.pdf` with one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const SEPARATOR = /[/\\:]/;
/** What looks like a separator without being one. */
const LIKE_A_SEPARATOR = /[\u2044\u2215\u2216\u29f5\u29f8\u29f9]/;
/** Windows takes these in no name, takes a point or a space from its end, and opens a device under these, whatever follows a point. */
const FORBIDDEN = /[<>"|?*]|[. ]$/;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$) *(?:\.|$)/i;

/** What is wrong with the name of a file; null where it can be shown and saved anywhere. */
export function fileNameFault(name: string): string | null {
  if (name.trim() === '') return 'needs a name';
  if (name.length > LONGEST) return `has a name of more than ${LONGEST} characters`;
  if (Buffer.byteLength(name) > MOST_BYTES) return `has a name of more than ${MOST_BYTES} bytes`;
  // As whoever stores it may write it: in one plain form of each letter.
  const plain = name.normalize('NFKC');
  if (SEPARATOR.test(plain) || LIKE_A_SEPARATOR.test(name))
    return 'has a name with a path: send the name alone';
  if (UNSEEN.test(name)) return 'has a name with characters that nobody can see';
  if (/^\.+$/.test(plain)) return 'has a name that is none';
  if (FORBIDDEN.test(name))
    return 'has a name that cannot be saved on every system: without < > " | ? * and a point or space at its end';
  if (DEVICE.test(plain)) return 'has the name of a device';
  return null;
}

/** For Content-Disposition: RFC 6266, with the name in UTF-8 as RFC 8187 writes it and a plain one for old readers. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
