/**
 * Of everything that decides how data become bytes: words, templates, fonts, compiler. Raised with any change of them, which a
 * test insists on, so that a stored document can be told from what today's templates would make of its data.
 */
export const TEMPLATE_VERSION = 4;
