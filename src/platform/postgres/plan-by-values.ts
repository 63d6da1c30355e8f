/**
 * Stands in a statement whose best plan depends on its values, such as the filters of a search: it is planned anew each time.
 * Pages of lists, which end in `limit`, are so without it.
 */
export const PLAN_BY_VALUES = '/* plan by values */';
