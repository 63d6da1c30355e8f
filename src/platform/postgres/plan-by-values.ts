/**
 * Put into a statement whose best plan depends on its values, such as a search with filters: it is then not prepared, and is planned each
 * time. Pages of lists, which end in `limit`, do not need it.
 */
export const PLAN_BY_VALUES = '/* plan by values */';
