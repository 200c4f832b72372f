import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { actionWords, AuditDetail, useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import { Panel } from '../parts/page'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { useTimeline } from './timeline-query'

const latest = 9

export function RecentPanel({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { language } = useWords()
  const timeline = useTimeline(incidentId)
  const actor = useActor()
  return (
    <Panel title={t('incident.recent.title')} extra={<Link to="?tab=timeline#tabs">{t('incident.recent.all')}</Link>}>
      <Loaded query={timeline}>
        {(entries) => (
          <ol className="recent">
            {entries
              .slice(-latest)
              .reverse()
              .map((entry) => (
                <li key={entry.seq}>
                  <At instant={entry.at} /> <strong>{actionWords(entry.action, language)}</strong>{' '}
                  <span className="quiet">{actor(entry.actor)}</span>
                  <div className="quiet one-line">
                    <AuditDetail detail={shortOnly(entry.detail)} />
                  </div>
                </li>
              ))}
          </ol>
        )}
      </Loaded>
    </Panel>
  )
}

/** The first few plain facts; the rest is in the timeline. */
function shortOnly(detail: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const plain = Object.entries(detail).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return Object.fromEntries(plain.filter(([, value]) => String(value).length <= 60).slice(0, 4))
}
