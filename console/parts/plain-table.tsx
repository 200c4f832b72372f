import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the right edge. */
  readonly right?: boolean
  /** The column that names the row. */
  readonly header?: boolean
  readonly wide?: boolean
}

type PlainTableProps<Row> = {
  /** What the table shows, in words; read out by screen readers, and shown when `showCaption` is set. */
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly rowClass?: (row: Row) => string | undefined
  readonly empty?: string
  /** Draws every row at once: they were asked for page by page. */
  readonly whole?: boolean
  /** Rows drawn before more are asked for. */
  readonly first?: number
}

/** Rows drawn at once; a plan has a thousand. */
const atOnce = 60

/** A table of the document itself: it prints, scrolls and reads out as a table, at no weight. */
export function PlainTable<Row>(props: PlainTableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, rowClass, empty, whole = false, first = atOnce } = props
  const { t } = useTranslation()
  const [shown, setShown] = useState(first)
  const drawn = whole ? rows : rows.slice(0, shown)
  const hidden = rows.length - drawn.length
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="plain-table">
        <caption className={showCaption ? undefined : 'only-read-out'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.right ? 'right' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="quiet">
                {empty ?? t('shell.states.none')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button type="link" size="small" onClick={() => setShown(shown + atOnce)}>
          {t('shell.acts.showMore', { count: hidden })}
        </Button>
      )}
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = [column.right ? 'right' : '', column.wide ? 'wide' : ''].join(' ').trim() || undefined
  return column.header ? (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
  )
}
