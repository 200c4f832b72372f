import { exchangeText } from './exchange'
import type { ExchangeKey } from './exchange'
import type { Language } from './sentence'

type Described = {
  readonly zh: string
  readonly en: string
  readonly required: boolean
  readonly type: { readonly type: string; readonly of?: readonly { readonly zh: string; readonly en: string }[] }
}
type DescribedTable = { readonly zh: string; readonly en: string; readonly columns: readonly Described[] }

/** How the tables of a template are filled in: a line for each column. */
export function tableNotes(
  tables: readonly DescribedTable[],
  language: Language,
): { readonly name: string; readonly rows: readonly (readonly string[])[] } {
  const say = (key: ExchangeKey): string => exchangeText(key, language)
  const heading = ['', say('notes.column'), say('notes.required'), say('notes.allowed')]
  const rows = tables.flatMap((table) =>
    table.columns.map((column) => [
      ...[table[language], column[language], say(column.required ? 'notes.yes' : 'notes.no')],
      allowed(column, language),
    ]),
  )
  return { name: say('notes.sheet'), rows: [heading, ...rows] }
}

function allowed({ type }: Described, language: Language): string {
  const of = (type.of ?? []).map((one) => one[language]).join('、')
  return exchangeText(`type.${type.type}` as ExchangeKey, language, { ...type, of })
}
