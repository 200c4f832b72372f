/** Why a line of a file can't be taken; the sentence for each is `import.fault.*` in texts/operator. */
export type ImportFault =
  | 'encoding'
  | 'too-large'
  | 'empty'
  | 'column-missing'
  | 'column-twice'
  | 'field-count'
  | 'quotes'
  | 'code'
  | 'code-twice'
  | 'area-twice'
  | 'level'
  | 'level-code'
  | 'name'
  | 'whole-number'
  | 'too-many'
  | 'degrees'

/** One place in a file to put right: the line as a text editor counts it, the column by its header. */
export type ImportRefusal = {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly fault: ImportFault
  readonly values: Readonly<Record<string, string | number>>
}

export function refusal(
  line: number,
  column: string,
  value: string,
  fault: ImportFault,
  values: Readonly<Record<string, string | number>> = {},
): ImportRefusal {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value
  return { line, column, value: shown, fault, values }
}
