import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useActor } from '../parts/audit-words'
import { LevelMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { IncidentDetail } from './incident-query'
import { LevelActButtons } from './level-acts'

type LevelVersion = Schemas['LevelVersion']

export const LevelsTab = memo(function LevelsTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const standing = (['relief', 'hazard'] as const).flatMap((kind) => detail.levels[kind] ?? [])
  return (
    <div className="stack">
      {standing.map((version) => (
        <StandingLevel key={version.kind} version={version} detail={detail} />
      ))}
      <LevelHistory history={detail.levels.history} caption={t('incident.levels.caption')} />
    </div>
  )
})

function StandingLevel({ version, detail }: { version: LevelVersion; detail: IncidentDetail }) {
  const { word } = useWords()
  return (
    <div className="standing-level">
      <div className="header-line">
        <span>{word('responseKind', version.kind)}</span>
        <LevelMark level={version.level} />
        <span>{word('levelState', version.state)}</span>
      </div>
      <div className="acts">
        <LevelActButtons detail={detail} version={version} />
      </div>
    </div>
  )
}

function LevelHistory({ history, caption }: { history: readonly LevelVersion[]; caption: string }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  const actor = useActor()
  const columns: readonly Column<LevelVersion>[] = [
    { key: 'at', title: t('incident.levels.at'), cell: (row) => <At instant={row.decidedAt} /> },
    {
      key: 'kind',
      title: t('incident.levels.kind'),
      header: true,
      cell: (row) => `${word('responseKind', row.kind)} ${row.version}`,
    },
    { key: 'level', title: t('incident.levels.level'), cell: (row) => <LevelMark level={row.level} /> },
    { key: 'state', title: t('incident.levels.state'), cell: (row) => word('levelState', row.state) },
    {
      key: 'reasons',
      title: t('incident.levels.reasons'),
      wide: true,
      cell: (row) => (
        <ul className="reasons">
          {row.reasons.map((reason) => (
            <li key={reason.rule + reason.key}>{reasonText(reason, language)}</li>
          ))}
        </ul>
      ),
    },
    { key: 'by', title: t('incident.levels.by'), cell: (row) => (row.decidedBy === null ? '—' : actor(row.decidedBy)) },
    { key: 'comment', title: t('incident.levels.comment'), cell: (row) => row.comment ?? '—' },
  ]
  return (
    <PlainTable caption={caption} columns={columns} rows={history} rowKey={(row) => `${row.kind} ${row.version}`} />
  )
}
