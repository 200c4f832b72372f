/** Cuts the row that was read beyond the page: it says whether there is a next one. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

export function whole<Item>(items: Item[]): { items: Item[]; nextCursor: null } {
  return { items, nextCursor: null }
}

export const DEFAULT_LIMIT = 100
