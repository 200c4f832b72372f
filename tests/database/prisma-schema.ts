/** A column as both the Prisma schema and the database tell of it. */
export type Column = {
  readonly type: string
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly isPrimaryKey: boolean
}

/** Columns by `table.column`. */
export type Columns = Readonly<Record<string, Column>>

const postgresTypes: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
}

/** Reads the models of a Prisma schema; relations have no column and are left out. */
export function columnsOfSchema(schema: string): Columns {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)\n\}/gm)]
  const names = models.map(([, name]) => name ?? '')
  return Object.fromEntries(models.flatMap(([, name = '', body = '']) => columnsOfModel(name, body, names)))
}

function columnsOfModel(name: string, body: string, models: readonly string[]): [string, Column][] {
  const lines = body.split('\n').map((line) => line.trim())
  const table = lines.flatMap((line) => /^@@map\("(.+)"\)/.exec(line)?.[1] ?? [])[0] ?? name
  const keys = lines.flatMap((line) => /^@@id\(\[(.+?)\]/.exec(line)?.[1]?.split(', ') ?? [])
  const fields = lines.flatMap((line) => {
    const [, field = '', type = '', mark = '', rest = ''] = /^(\w+)\s+(\w+)(\[\]|\?)?(.*)$/.exec(line) ?? []
    return field === '' || models.includes(type) ? [] : [{ field, type, mark, rest }]
  })
  return fields.map(({ field, type, mark, rest }) => [
    `${table}.${/@map\("(.+?)"\)/.exec(rest)?.[1] ?? field}`,
    {
      type: postgresType(type, rest) + (mark === '[]' ? '[]' : ''),
      isNullable: mark === '?',
      hasDefault: rest.includes('@default('),
      isPrimaryKey: / @id( |$)/.test(rest) || keys.includes(field),
    },
  ])
}

function postgresType(type: string, attributes: string): string {
  const [, native, size] = /@db\.(\w+)(?:\((\d+)\))?/.exec(attributes) ?? []
  if (native === undefined) return postgresTypes[type] ?? `unknown type ${type}`
  if (native === 'Char') return `character(${size})`
  if (native === 'SmallInt') return 'smallint'
  if (native === 'Date') return 'date'
  if (native === 'Timestamptz') return `timestamp(${size}) with time zone`
  return `unknown type ${native}`
}
