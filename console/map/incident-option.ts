import type { EChartsCoreOption } from 'echarts/core'
import type { ConsignmentStatus } from '../../domain/consignment/status'
import type { Outline } from './outlines'

type Coordinates = readonly [longitude: number, latitude: number]
export type MapPoint = { readonly name: string; readonly at: Coordinates; readonly value?: number }
export type MapLine = {
  readonly name: string
  readonly from: Coordinates
  readonly to: Coordinates
  readonly status: ConsignmentStatus
  readonly late: boolean
}

export type MapContent = {
  readonly outline: Outline
  /** What must be in view; null shows the whole outline. */
  readonly view: 'struck' | 'sources' | null
  readonly struck: readonly MapPoint[]
  readonly depots: readonly MapPoint[]
  readonly lines: readonly MapLine[]
  readonly epicentre: Coordinates | null
}

export type MapWords = {
  readonly struck: string
  readonly depots: string
  readonly epicentre: string
  readonly late: string
  readonly status: (status: ConsignmentStatus) => string
}

export type MapColours = {
  readonly text: string
  readonly area: string
  readonly edge: string
  readonly strong: string
  readonly struck: string
  readonly late: string
}

/** Line of each state: normal is grey, what moves is solid; the state is told by dash and word, not by colour alone. */
const lineStyles: Readonly<Record<ConsignmentStatus, { type: 'dotted' | 'dashed' | 'solid'; width: number }>> = {
  ordered: { type: 'dotted', width: 1.5 },
  booked: { type: 'dashed', width: 1.5 },
  departed: { type: 'solid', width: 2.5 },
  arrived: { type: 'solid', width: 1.5 },
  received: { type: 'solid', width: 1 },
  cancelled: { type: 'dotted', width: 1 },
  lost: { type: 'dotted', width: 1 },
}

/** States that are drawn; what was cancelled or lost is in the table. */
export const drawnStatuses: readonly ConsignmentStatus[] = ['ordered', 'booked', 'departed', 'arrived', 'received']

/** Half the curvature of the lines: how far the middle of one lies beside the straight way. */
const bend = 0.075

export function incidentOption(content: MapContent, words: MapWords, colours: MapColours): EChartsCoreOption {
  return {
    aria: { enabled: true },
    animation: false,
    tooltip: { trigger: 'item', confine: true },
    geo: geoOf(content, colours),
    series: [
      ...drawnStatuses.map((status) => linesOf(content, status, words, colours)),
      lateSeries(content, words, colours),
      pointSeries(words.depots, content.depots, { symbol: 'rect', symbolSize: 7, itemStyle: { color: colours.text } }),
      pointSeries(words.struck, content.struck, {
        symbol: 'circle',
        symbolSize: 9,
        itemStyle: { color: colours.struck, borderColor: colours.area, borderWidth: 1 },
        label: { show: true, position: 'right', formatter: '{b}', color: colours.text, fontSize: 11 },
        labelLayout: { hideOverlap: true },
      }),
      pointSeries(
        words.epicentre,
        content.epicentre === null ? [] : [{ name: words.epicentre, at: content.epicentre }],
        {
          symbol: 'diamond',
          symbolSize: 16,
          itemStyle: { color: 'transparent', borderColor: colours.late, borderWidth: 2 },
        },
      ),
    ].filter((series) => series.data.length > 0),
  }
}

function geoOf({ outline, view, struck, depots, epicentre }: MapContent, colours: MapColours) {
  const points = [...struck, ...(view === 'sources' ? depots : [])]
    .map((point) => point.at)
    .concat(epicentre === null ? [] : [epicentre])
  return {
    map: outline.name,
    roam: true,
    scaleLimit: { min: 0.8, max: 40 },
    ...(view !== null && points.length > 0 ? { boundingCoords: boundsOf(points) } : {}),
    itemStyle: { areaColor: colours.area, borderColor: colours.edge },
    emphasis: { disabled: true },
    select: { disabled: true },
    tooltip: { show: false },
    top: 8,
    bottom: 8,
  }
}

/** The corners around all points with a margin, north-west first, as ECharts wants them. */
function boundsOf(points: readonly Coordinates[]): [Coordinates, Coordinates] {
  const longitudes = points.map(([longitude]) => longitude)
  const latitudes = points.map(([, latitude]) => latitude)
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const margin = Math.max(0.5, (east - west) * 0.12, (north - south) * 0.12)
  return [
    [west - margin, north + margin],
    [east + margin, south - margin],
  ]
}

function pointSeries(name: string, points: readonly MapPoint[], style: object) {
  return {
    name,
    type: 'scatter',
    coordinateSystem: 'geo',
    z: 3,
    tooltip: { formatter: '{b}' },
    ...style,
    data: points.map((point) => ({ name: point.name, value: [...point.at] })),
  }
}

function linesOf(content: MapContent, status: ConsignmentStatus, words: MapWords, colours: MapColours) {
  const lines = content.lines.filter((line) => line.status === status)
  return {
    name: words.status(status),
    type: 'lines',
    coordinateSystem: 'geo',
    z: status === 'departed' ? 2 : 1,
    tooltip: { formatter: '{b}' },
    symbol: ['none', 'arrow'],
    symbolSize: 7,
    lineStyle: {
      ...lineStyles[status],
      color: status === 'departed' ? colours.strong : colours.text,
      opacity: status === 'received' ? 0.35 : 0.75,
      curveness: 2 * bend,
    },
    data: lines.map((line) => ({ name: line.name, coords: [[...line.from], [...line.to]] })),
  }
}

/** ▲ on the line of what will be late. */
function lateSeries(content: MapContent, words: MapWords, colours: MapColours) {
  const late = content.lines.filter((line) => line.late)
  const middles = late.map((line): MapPoint => {
    const [x1, y1] = line.from
    const [x2, y2] = line.to
    return {
      name: `${words.late} · ${line.name}`,
      at: [(x1 + x2) / 2 + (y1 - y2) * bend, (y1 + y2) / 2 + (x2 - x1) * bend],
    }
  })
  return pointSeries(words.late, middles, {
    symbol: 'triangle',
    symbolSize: 12,
    z: 4,
    itemStyle: { color: colours.late },
  })
}
