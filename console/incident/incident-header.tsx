import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ExerciseMark, LevelMark } from '../parts/marks'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { shownSecond } from '../time/shown'
import type { IncidentDetail } from './incident-query'
import { PaceControl } from './pace-control'

/** What, where, at which level and why, on which clock, who decides: never scrolled away from what follows. */
export function IncidentHeader({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const { incident } = detail
  return (
    <div className="incident-header">
      <div className="header-line">
        {incident.isExercise && <ExerciseMark />}
        <span>{t('incident.number', { number: incident.number })}</span>
        <span>{word('hazard', incident.hazard)}</span>
        <strong>{word('incidentStatus', incident.status)}</strong>
        <span className="areas" title={incident.areas.map((area) => area.name).join('、')}>
          {t('incident.header.area')} {incident.areas.map((area) => area.name).join('、')}
        </span>
        <span>
          {t('incident.header.started')} <At instant={incident.startedAt} />
        </span>
        {incident.closedAt !== null && (
          <span>
            {t('incident.header.closed')} <At instant={incident.closedAt} />
          </span>
        )}
      </div>
      <LevelLines detail={detail} />
      <div className="header-line">
        <ClockLine detail={detail} now={now} />
        {incident.closeReason !== null && (
          <span>
            {t('incident.header.closeReason')} {incident.closeReason}
          </span>
        )}
        {incident.mergedInto !== null && (
          <Link to={`/incidents/${incident.mergedInto}`}>{t('incident.header.mergedInto')}</Link>
        )}
      </div>
    </div>
  )
}

function LevelLines({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  const standing = (['relief', 'hazard'] as const).flatMap((kind) => detail.levels[kind] ?? [])
  if (standing.length === 0) return <div className="header-line quiet">{t('incident.header.noLevel')}</div>
  return standing.map((version) => {
    const [first, ...others] = version.reasons
    const decides = deciderOf(detail.incident.responsePlan, version.level)
    return (
      <div key={version.kind} className="header-line">
        <span className="quiet">{word('responseKind', version.kind)}</span>
        <LevelMark level={version.level} />
        <span>{word('levelState', version.state)}</span>
        <span title={version.reasons.map((reason) => reasonText(reason, language)).join('\n')}>
          {t('incident.header.why')} {first ? reasonText(first, language) : t('incident.header.noReason')}
          {others.length > 0 && ` +${others.length}`}
        </span>
        {decides !== null && (
          <span className="quiet">
            {t('incident.header.decides')} {word('post', decides)}
          </span>
        )}
      </div>
    )
  })
}

/** The post that decides at a level, from the response plan copied into the incident. */
function deciderOf(plan: Readonly<Record<string, unknown>>, level: string): string | null {
  const levels = plan['levels'] as Readonly<Record<string, { decidedBy?: string } | undefined>> | undefined
  return levels?.[level]?.decidedBy ?? null
}

function ClockLine({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { clock } = detail.incident
  return (
    <>
      <span>
        <span className="live-dot" aria-hidden="true" /> {t('incident.header.live')}{' '}
        {clock.kind === 'real' ? t('shell.time.beijing') : t('shell.time.scenario')}{' '}
        <strong className="nowrap">{shownSecond(now)}</strong>
      </span>
      {clock.kind === 'paced' && detail.incident.closedAt === null && <PaceControl incident={detail.incident} />}
    </>
  )
}
