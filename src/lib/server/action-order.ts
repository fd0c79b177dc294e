// What does an address ask of the list of promises, beside the filter?
import { z } from 'zod';
import { ActionAge, ActionGroup, ActionSort, type ActionOrder } from './queries/action-list.ts';
import { ActionShown } from './queries/action-shown.ts';
import { Direction } from './queries/incidents.ts';

/** Promises on one page. */
const SIZE = 100;

/** The parameters that `actionOrder` reads. */
export const ACTION_PARAMETERS = [
  'show',
  'age',
  'days',
  'by',
  'group',
  'sort',
  'direction',
  'page',
] as const;

/** What the address asks of the list; what it does not understand is as if it were not there. */
export function actionOrder(
  search: URLSearchParams,
  asOf: string,
): ActionOrder & { by: ActionGroup } {
  const by = ActionGroup.catch('service').parse(search.get('by'));
  const group = search.get('group');
  return {
    by,
    group: group ? { by, value: group } : null,
    shown: ActionShown.catch('all').parse(search.get('show')),
    age: ActionAge.nullable().catch(null).parse(search.get('age')),
    days: z.coerce.number().int().min(0).nullable().catch(null).parse(search.get('days')),
    sort: ActionSort.catch('due').parse(search.get('sort')),
    direction: Direction.catch('asc').parse(search.get('direction')),
    page: z.coerce.number().int().min(1).catch(1).parse(search.get('page')),
    size: SIZE,
    asOf,
  };
}
