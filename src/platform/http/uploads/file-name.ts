const LONGEST = 200;
/** Control characters, and those that turn the direction of writing: `invoice-fdp.exe` reads as `invoice-exe.pdf` with one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const SEPARATOR = /[/\\:]/;

/** What is wrong with the name of a file; null where it can be shown and saved anywhere. */
export function fileNameFault(name: string): string | null {
  if (name.trim() === '') return 'needs a name';
  if (name.length > LONGEST) return `has a name of more than ${LONGEST} characters`;
  if (SEPARATOR.test(name)) return 'has a name with a path: send the name alone';
  if (UNSEEN.test(name)) return 'has a name with characters that nobody can see';
  if (/^\.+$/.test(name)) return 'has a name that is none';
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
