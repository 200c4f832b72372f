import type { StockFilter } from './stock-filter'

/** Area and level of a filter: what the lists of upkeep narrow by. */
export function placeOf({ areaCode, level }: StockFilter) {
  return { ...(areaCode === undefined ? {} : { areaCode }), ...(level === undefined ? {} : { level }) }
}
