import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { actionWords, detailWords, useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import { Panel } from '../parts/page'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { useNewest } from './timeline-query'

const latest = 9

export const RecentPanel = memo(function RecentPanel({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const newest = useNewest(incidentId, latest)
  const actor = useActor()
  return (
    <Panel title={t('incident.recent.title')} extra={<Link to="?tab=timeline#tabs">{t('incident.recent.all')}</Link>}>
      <Loaded query={newest}>
        {(entries) => (
          <ol className="recent">
            {[...entries].reverse().map((entry) => (
              <li key={entry.seq}>
                <At instant={entry.at} /> <strong>{actionWords(entry.action, words.language)}</strong>{' '}
                <span className="quiet">{actor(entry.actor)}</span>
                <div className="quiet one-line" title={detailWords(entry.detail, words)}>
                  {detailWords(entry.detail, words)}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Panel>
  )
})
