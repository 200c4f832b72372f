import { EffectScatterChart, LinesChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GeoComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { getMap, init, registerMap, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Outline } from './outlines'

register([
  EffectScatterChart,
  LinesChart,
  ScatterChart,
  AriaComponent,
  GeoComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
])

export { init }

/** Fetches and registers an outline once. */
export async function loadOutline({ name, url }: Outline): Promise<void> {
  if (getMap(name) !== undefined) return
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the outline ${name} answered ${response.status}`)
  registerMap(name, await response.text())
}
