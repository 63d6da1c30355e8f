/** File types that people send with a claim, by the type of their bytes, with the endings that such names have. */
export const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/tiff': ['tif', 'tiff'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};

/** Why a file is refused, by its type or because its name does not match its type; null for one that is accepted. */
export function fileTypeFault(name: string, mediaType: string | null): string | null {
  const endings = mediaType === null ? undefined : FILE_TYPES[mediaType];
  const known = Object.values(FILE_TYPES).map(([first]) => first);
  if (!endings)
    return `is ${mediaType ?? 'of no type that is known'}; what is taken: ${[...new Set(known)].join(', ')}`;
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && endings.includes(ending)) return null;
  return `is ${mediaType} by its content, and its name does not end in ${endings.map((each) => `.${each}`).join(' or ')}`;
}
