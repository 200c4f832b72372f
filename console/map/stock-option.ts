import type { EChartsCoreOption } from 'echarts/core'
import type { Outline } from './outlines'

export type StockPoint = {
  readonly name: string
  readonly at: readonly [longitude: number, latitude: number]
  readonly massKg: number
  readonly belowFloor: number
}

type Words = {
  readonly sound: string
  readonly below: string
  readonly told: (point: StockPoint) => string
}
type Colours = { readonly text: string; readonly area: string; readonly edge: string; readonly below: string }

const largestPx = 34
const smallestPx = 7

/** Areas as signs as large as what lies there: ● sound, ▲ where some position is below its floor. */
export function stockOption(
  outline: Outline,
  points: readonly StockPoint[],
  words: Words,
  colours: Colours,
): EChartsCoreOption {
  const most = Math.max(1, ...points.map(({ massKg }) => massKg))
  const series = (name: string, members: readonly StockPoint[], symbol: string, color: string) => ({
    name,
    type: 'scatter',
    coordinateSystem: 'geo',
    symbol,
    itemStyle: { color, opacity: 0.65, borderColor: colours.text, borderWidth: 1 },
    label: { show: true, position: 'right', formatter: '{b}', color: colours.text, fontSize: 11 },
    labelLayout: { hideOverlap: true },
    tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => tell(words, members[dataIndex]) },
    data: members.map((point) => ({
      name: point.name,
      value: [...point.at],
      symbolSize: smallestPx + (largestPx - smallestPx) * Math.sqrt(point.massKg / most),
    })),
  })
  return {
    aria: { enabled: true },
    animation: false,
    tooltip: { trigger: 'item', confine: true },
    geo: {
      map: outline.name,
      roam: true,
      scaleLimit: { min: 0.8, max: 40 },
      itemStyle: { areaColor: colours.area, borderColor: colours.edge },
      emphasis: { disabled: true },
      select: { disabled: true },
      tooltip: { show: false },
      top: 8,
      bottom: 8,
    },
    series: [
      series(
        words.sound,
        points.filter(({ belowFloor }) => belowFloor === 0),
        'circle',
        colours.text,
      ),
      series(
        words.below,
        points.filter(({ belowFloor }) => belowFloor > 0),
        'triangle',
        colours.below,
      ),
    ],
  }
}

function tell(words: Words, point: StockPoint | undefined): string {
  return point === undefined ? '' : words.told(point)
}
