const LONGEST = 200;
/** The longest file name in bytes that nearly all file systems allow. */
const MOST_BYTES = 255;
/** Control characters, and those that change the direction of writing: with one, `invoice-fdp.exe` is displayed as `invoice-exe.pdf`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const SEPARATOR = /[/\\:]/;
/** Characters that look like a separator. */
const LIKE_A_SEPARATOR = /[\u2044\u2215\u2216\u29f5\u29f8\u29f9]/;
/** Windows forbids these characters, drops a dot or space at the end, and opens a device for the names below, with any extension. */
const FORBIDDEN = /[<>"|?*]|[. ]$/;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$) *(?:\.|$)/i;

/** The fault of a file name; null if every system can show and save it. */
export function fileNameFault(name: string): string | null {
  if (name.trim() === '') return 'needs a name';
  if (name.length > LONGEST) return `has a name of more than ${LONGEST} characters`;
  if (Buffer.byteLength(name) > MOST_BYTES) return `has a name of more than ${MOST_BYTES} bytes`;
  // Checked in NFKC, because a file system may normalize the name.
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

/** A Content-Disposition value (RFC 6266): the name in UTF-8 (RFC 8187), and an ASCII one for old clients. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
