/**
 * The version of all that turns data into bytes: words, templates, fonts, compiler. A test demands that it is raised with
 * any change, so that stored documents can be told from what today's templates would make of the same data.
 */
export const TEMPLATE_VERSION = 4;
