import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Report = Schemas['ImportReport']
type Refusal = Schemas['ImportRefusal']

/** What a file came to: counts, every row that can't be taken by name, and what was noticed besides. */
export function ImportReport({ report }: { report: Report }) {
  const { t } = useTranslation()
  const { number, word } = useWords()
  const sound = report.refusedCount === 0
  const title =
    report.outcome === 'imported'
      ? t('exchange.outcome.imported')
      : sound && report.outcome === 'dry-run'
        ? t('exchange.outcome.sound')
        : t('exchange.outcome.refused', { count: report.refusedCount })
  return (
    <div className="stack" role="status">
      <Alert
        type={report.outcome === 'imported' ? 'success' : sound ? 'info' : 'warning'}
        showIcon
        title={title}
        description={t('exchange.counts', {
          rows: number(report.rows),
          added: number(report.added),
          changed: number(report.changed),
          unchanged: number(report.unchanged),
          encoding: report.encoding ?? '—',
          ms: number(report.tookMs),
        })}
      />
      {report.tables.length > 1 && (
        <ul className="reasons">
          {report.tables.map((each) => (
            <li key={each.table}>
              {word('importKind', each.table)}：{t('exchange.tableCounts', each)}
            </li>
          ))}
        </ul>
      )}
      {report.warnings.length > 0 && (
        <ul className="reasons">
          {report.warnings.map((warning) => (
            <li key={warning}>◆ {warning}</li>
          ))}
        </ul>
      )}
      {report.refused.length > 0 && <RefusalTable report={report} />}
    </div>
  )
}

function RefusalTable({ report }: { report: Report }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const columns: readonly Column<Refusal>[] = [
    ...(report.refused.some((row) => row.sheet !== null) ? [sheetColumn(t('exchange.sheet'))] : []),
    { key: 'row', title: t('exchange.row'), right: true, header: true, cell: (row) => number(row.row) },
    { key: 'column', title: t('exchange.column'), cell: (row) => row.column },
    {
      key: 'value',
      title: t('exchange.value'),
      cell: (row) => (row.value === '' ? <span className="quiet">{t('exchange.emptyCell')}</span> : row.value),
    },
    { key: 'message', title: t('exchange.why'), wide: true, cell: (row) => row.message },
  ]
  return (
    <PlainTable
      caption={t('exchange.refusedCaption', { shown: report.refused.length, count: report.refusedCount })}
      showCaption
      columns={columns}
      rows={report.refused}
      rowKey={(row) => [row.sheet, row.row, row.column, row.fault].join(' ')}
    />
  )
}

const sheetColumn = (title: string): Column<Refusal> => ({ key: 'sheet', title, cell: (row) => row.sheet ?? '—' })
