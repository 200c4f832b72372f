import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { HOUR_MS, msBetween } from '../../domain/time/instant'
import { ShareBar } from '../parts/share-bar'
import { ExerciseMark, LevelMark, ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { Ago, At, Due } from '../parts/times'
import { useWords } from '../parts/words'
import { nowOn } from '../time/now-on'
import { shownSpan } from '../time/shown'
import type { BoardRow } from './board-order'

/** After this long without a change a running response is worth a look. */
const quietAfterMs = 6 * HOUR_MS
const waitsShown = 2

export function BoardTable({ caption, rows, real }: { caption: string; rows: readonly BoardRow[]; real: string }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const columns: readonly Column<BoardRow>[] = [
    { key: 'incident', title: t('board.columns.incident'), header: true, cell: (row) => <Title row={row} /> },
    { key: 'area', title: t('board.columns.area'), cell: (row) => <Areas row={row} /> },
    { key: 'level', title: t('board.columns.level'), cell: (row) => <Levels row={row} /> },
    {
      key: 'clock',
      title: t('board.columns.nextClock'),
      cell: (row) => <NextClock row={row} now={nowOn(row.clock, real)} />,
    },
    { key: 'waits', title: t('board.columns.waitsFor'), cell: (row) => <WaitsFor row={row} /> },
    { key: 'coverage', title: t('board.columns.coverage'), cell: (row) => <Coverage row={row} /> },
    { key: 'status', title: t('board.columns.status'), cell: (row) => word('incidentStatus', row.status) },
    { key: 'changed', title: t('board.columns.changed'), cell: (row) => <Changed row={row} real={real} /> },
  ]
  return (
    <PlainTable
      caption={caption}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('board.empty')}
    />
  )
}

function Title({ row }: { row: BoardRow }) {
  const { t } = useTranslation()
  const { either, word } = useWords()
  return (
    <>
      {row.isExercise && <ExerciseMark />} <Link to={`/incidents/${row.id}`}>{either(row.title)}</Link>
      <div className="quiet">
        {t('board.number', { number: row.number })} · {word('hazard', row.hazard)}
      </div>
      {row.escalationsOpen > 0 && (
        <ShapeMark shape="late">{t('board.unacknowledged', { count: row.escalationsOpen })}</ShapeMark>
      )}
    </>
  )
}

function Areas({ row }: { row: BoardRow }) {
  const { t } = useTranslation()
  const [first, ...others] = row.areas
  if (first === undefined) return <>—</>
  const names = row.areas.map((area) => area.name).join('、')
  return (
    <span title={names}>
      {first.name}
      {others.length > 0 && <span className="quiet"> +{t('board.more', { count: others.length })}</span>}
    </span>
  )
}

function Levels({ row }: { row: BoardRow }) {
  const { t } = useTranslation()
  const { relief, hazard } = row.levels
  return (
    <>
      {relief !== null && (
        <div className="nowrap">
          <LevelMark level={relief} /> <span className="quiet">{t('board.relief')}</span>
        </div>
      )}
      {hazard !== null && (
        <div className="nowrap">
          <LevelMark level={hazard} /> <span className="quiet">{t('board.hazard')}</span>
        </div>
      )}
      {relief === null && hazard === null && '—'}
    </>
  )
}

function NextClock({ row, now }: { row: BoardRow; now: string }) {
  const { deadline } = useWords()
  if (row.nextDeadline === null) return <span className="quiet">—</span>
  const { rule, dueAt, predictedAt } = row.nextDeadline
  return (
    <>
      <Due dueAt={dueAt} predictedAt={predictedAt} now={now} />
      <div className="quiet">{deadline(rule)}</div>
    </>
  )
}

function WaitsFor({ row }: { row: BoardRow }) {
  const { t } = useTranslation()
  const { word } = useWords()
  if (row.waitsFor.length === 0) return <span className="quiet">{t('board.nobodyWaits')}</span>
  const rest = row.waitsFor.length - waitsShown
  return (
    <>
      {row.waitsFor.slice(0, waitsShown).map((each) => (
        <div key={`${each.post} ${each.kind}`} className="nowrap">
          {word('post', each.post)} · {word('taskKind', each.kind)}
          {each.count > 1 && ` × ${each.count}`}
        </div>
      ))}
      {rest > 0 && <div className="quiet">+{t('board.more', { count: rest })}</div>}
    </>
  )
}

function Coverage({ row }: { row: BoardRow }) {
  const { t } = useTranslation()
  const { either } = useWords()
  if (row.coverage24h === null) return <span className="quiet">—</span>
  return <ShareBar share={row.coverage24h} label={t('board.coverageLabel', { title: either(row.title) })} />
}

function Changed({ row, real }: { row: BoardRow; real: string }) {
  const { t } = useTranslation()
  if (row.closedAt !== null) return <At instant={row.closedAt} />
  const quietMs = msBetween(row.changedAt, real)
  return (
    <>
      <Ago instant={row.changedAt} now={real} />
      {quietMs > quietAfterMs && (
        <div>
          <ShapeMark shape="silent">{t('board.quiet', { span: shownSpan(quietAfterMs) })}</ShapeMark>
        </div>
      )}
    </>
  )
}
