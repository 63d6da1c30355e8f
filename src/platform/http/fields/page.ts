import type { Type } from '@nestjs/common';
import type { Page } from '../../../shared/page.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../../shared/page.js';
import { field } from './field.js';
import type { ModelClass } from './schema.js';
import { Text } from './text.js';
import { Int } from './values.js';

/** The query parameters `limit` and `cursor`, for lists whose query class does not extend PageQuery. */
export const PAGE_LIMIT = {
  min: 1,
  max: MAX_PAGE_SIZE,
  optional: true,
  example: DEFAULT_PAGE_SIZE,
  description: `How many items to return; ${DEFAULT_PAGE_SIZE} unless told.`,
} as const;
export const PAGE_CURSOR = {
  max: 1000,
  optional: true,
  description: 'The nextCursor of the page before; left out for the first page.',
} as const;

/** The query parameters of a list; extend this class to add filters. */
export class PageQuery {
  @Int(PAGE_LIMIT)
  readonly limit: number = DEFAULT_PAGE_SIZE;

  @Text(PAGE_CURSOR)
  readonly cursor?: string;
}

const pages = new WeakMap<ModelClass, Type<Page<object>>>();

/** The response class of one page of `Item`s, named `<Item>Page` in the OpenAPI document. */
export function pageOf<T extends object>(Item: new () => T): Type<Page<T>> {
  const known = pages.get(Item);
  if (known) return known as Type<Page<T>>;

  class PageOfItems {
    @field({ type: 'array' }, {}, { model: () => Item })
    readonly items!: readonly T[];

    @field(
      { type: 'string', example: null },
      { nullable: true, description: 'Pass it as `cursor` to get the next page; null on the last page.' },
    )
    readonly nextCursor!: string | null;
  }
  Object.defineProperty(PageOfItems, 'name', { value: `${Item.name.replace(/View$|Response$/, '')}Page` });
  pages.set(Item, PageOfItems as Type<Page<object>>);
  return PageOfItems;
}
