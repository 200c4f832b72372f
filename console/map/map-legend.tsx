import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/words'
import type { MapContent } from './incident-option'
import { drawnStatuses } from './incident-option'

/** What the signs of the map mean: shape, dash and word, never colour alone. Only what is on the map is named. */
export function MapLegend({ content }: { content: MapContent }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const statuses = drawnStatuses.filter((status) => content.lines.some((line) => line.status === status))
  return (
    <ul className="map-legend">
      {statuses.map((status) => (
        <li key={status}>
          <span className={`line-sign line-${status}`} /> {word('consignmentStatus', status)}
        </li>
      ))}
      {content.lines.some((line) => line.late) && <li className="shape-late">▲ {t('incident.map.late')}</li>}
      {content.depots.length > 0 && <li>■ {t('incident.map.depots')}</li>}
      <li>
        <span className="struck-sign">●</span> {t('incident.map.struck')}
      </li>
      {content.epicentre !== null && (
        <li>
          <span className="late">◇</span> {t('incident.map.epicentre')}
        </li>
      )}
    </ul>
  )
}
