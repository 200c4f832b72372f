import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { ExerciseMark, LevelMark } from '../parts/marks'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { shownSecond } from '../time/shown'
import type { IncidentDetail } from './incident-query'
import { deciderOf } from './level-post'
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
        {incident.closedAt === null && <ClockLine detail={detail} now={now} />}
        {incident.closeReason !== null && (
          <span>
            {t('incident.header.closeReason')} {word('endedReason', incident.closeReason)}
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
    const reasons = reasonsOf(version, detail)
    const [first, ...others] = reasons
    const decides = deciderOf(detail.incident, version.level)
    return (
      <div key={version.kind} className="header-line">
        <span className="quiet">{word('responseKind', version.kind)}</span>
        <LevelMark level={version.level} />
        <span>{word('levelState', version.state)}</span>
        <span title={reasons.map((reason) => reasonText(reason, language)).join('\n')}>
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

/** A confirmation gives no reasons of its own: those of the proposal that it confirmed stand. */
function reasonsOf(version: Schemas['LevelVersion'], { levels }: IncidentDetail) {
  if (version.reasons.length > 0) return version.reasons
  const proposed = levels.history
    .filter((each) => each.kind === version.kind && each.level === version.level && each.reasons.length > 0)
    .sort((left, right) => right.version - left.version)
  return proposed[0]?.reasons ?? []
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
      {clock.kind === 'paced' && <PaceControl incident={detail.incident} />}
    </>
  )
}
