import type { TableName } from '../../domain/exchange/column'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { ownMapping } from '../../domain/exchange/mapping'
import { plainHeading } from '../../domain/exchange/match-header'
import type { TableRefusal } from '../../domain/exchange/refusal'
import { refuse } from '../../domain/exchange/refusal'
import type { TableSheet } from '../../domain/exchange/table'
import { tables } from '../../domain/exchange/tables'

export type PickedSheet = { readonly table: TableName; readonly sheet: TableSheet; readonly mapping: ImportMapping }
type Picked = { readonly sheets: readonly PickedSheet[] } | { readonly refusals: readonly TableRefusal[] }

/** The sheet asked for; else the one with the table's name; else the first that is no other table's. And the tables alongside. */
export function pickSheets(
  sheets: readonly TableSheet[],
  table: TableName,
  mapping: ImportMapping,
  wanted: string | undefined,
): Picked {
  const asked = wanted ?? mapping.sheet
  const isAsked = ({ name }: TableSheet): boolean => plainHeading(name ?? '') === plainHeading(asked ?? '')
  const alongside = tables[table].alongside.flatMap((other): PickedSheet[] => {
    const sheet = named(sheets, other)
    return sheet === undefined ? [] : [{ table: other, sheet, mapping: ownMapping(other) }]
  })
  const others = new Set(alongside.map(({ sheet }) => sheet))
  const isFileOfText = sheets[0]?.name === null
  const main =
    asked === undefined || isFileOfText
      ? (named(sheets, table) ?? sheets.find((sheet) => !others.has(sheet)))
      : sheets.find(isAsked)
  if (main !== undefined) return { sheets: [{ table, sheet: main, mapping }, ...alongside] }
  const names = sheets.map(({ name }) => name ?? '').join('、')
  return { refusals: [refuse({ sheet: null, row: 1 }, '*', asked ?? '', 'sheet-missing', { names })] }
}

function named(sheets: readonly TableSheet[], table: TableName): TableSheet | undefined {
  const { zh, en } = tables[table]
  const names = [zh, en, table, `${zh}${en}`].map(plainHeading)
  return sheets.find(({ name }) => name !== null && names.includes(plainHeading(name)))
}
