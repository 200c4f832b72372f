import { Segmented, theme } from 'antd'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isEnded } from '../../domain/consignment/status'
import type { IncidentDetail } from '../incident/incident-query'
import { useWords } from '../parts/words'
import type { MapContent } from './incident-option'
import { drawnStatuses, incidentOption } from './incident-option'
import { MapLegend } from './map-legend'
import { country, outlineOf } from './outlines'
import { useAreaPlaces, useDepotPlaces } from './places'
import { ResponseMap } from './response-map'

const extents = ['struck', 'sources', 'country'] as const
type Extent = (typeof extents)[number]

/** Counties struck, depots that give, consignments as lines with their state. */
export const IncidentMap = memo(function IncidentMap({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const { token } = theme.useToken()
  const [extent, setExtent] = useState<Extent>('sources')
  const content = useMapContent(detail, extent)
  const option = useMemo(
    () =>
      incidentOption(
        content,
        {
          struck: t('incident.map.struck'),
          depots: t('incident.map.depots'),
          epicentre: t('incident.map.epicentre'),
          late: t('incident.map.late'),
          status: (status) => word('consignmentStatus', status),
        },
        {
          text: token.colorTextSecondary,
          area: token.colorFillQuaternary,
          edge: token.colorBorder,
          strong: token.colorPrimary,
          struck: token.colorWarning,
          late: token.colorError,
        },
      ),
    [content, t, token, word],
  )
  return (
    <>
      <Segmented
        size="small"
        aria-label={t('incident.map.region')}
        value={extent}
        options={extents.map((value) => ({ value, label: t(`incident.map.extents.${value}`) }))}
        onChange={setExtent}
      />
      <ResponseMap outline={content.outline} option={option} label={t('incident.map.label')} />
      <MapLegend content={content} />
    </>
  )
})

function useMapContent(detail: IncidentDetail, extent: Extent): MapContent {
  const { name } = useWords()
  const { struckCodes, areaCodes, depotIds } = useMemo(() => placesOf(detail), [detail])
  const areas = useAreaPlaces(areaCodes)
  const depots = useDepotPlaces(depotIds)
  return useMemo(() => {
    const depotCodes = [...depots.values()].map(({ areaCode }) => areaCode)
    return {
      outline: extent === 'country' ? country : outlineOf([...areaCodes, ...depotCodes]),
      view: extent === 'country' ? null : extent,
      struck: struckCodes.flatMap((code) => {
        const place = areas.get(code)
        return place ? [{ name: place.name, at: [place.longitude, place.latitude] as const }] : []
      }),
      depots: [...depots.values()].map((depot) => ({
        name: name(depot),
        at: [depot.longitude, depot.latitude] as const,
      })),
      lines: detail.consignments.flatMap((goods) => {
        const from = depots.get(goods.depotId)
        const to = areas.get(goods.areaCode)
        if (!from || !to) return []
        return {
          name: `${goods.number} ${name(from)} → ${to.name}`,
          from: [from.longitude, from.latitude] as const,
          to: [to.longitude, to.latitude] as const,
          status: goods.status,
          late: !isEnded(goods.status) && goods.expectedAt !== null && goods.expectedAt > goods.dueAt,
        }
      }),
      epicentre:
        detail.incident.epicentre === null
          ? null
          : ([detail.incident.epicentre.longitude, detail.incident.epicentre.latitude] as const),
    }
  }, [detail, areas, depots, extent, name, areaCodes, struckCodes])
}

function placesOf({ incident, estimate, consignments }: IncidentDetail) {
  const struckCodes = estimate?.impacts.map(({ areaCode }) => areaCode) ?? incident.areas.map(({ code }) => code)
  return {
    struckCodes,
    areaCodes: [...new Set([...struckCodes, ...consignments.map(({ areaCode }) => areaCode)])].sort(),
    // A depot whose goods were cancelled gives nothing: it is left off.
    depotIds: [
      ...new Set(consignments.filter(({ status }) => drawnStatuses.includes(status)).map(({ depotId }) => depotId)),
    ].sort(),
  }
}
