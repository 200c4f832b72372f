import { LinesChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GeoComponent, TooltipComponent } from 'echarts/components'
import { getMap, init, registerMap, use as register } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import type { Outline } from './outlines'

register([LinesChart, ScatterChart, AriaComponent, GeoComponent, TooltipComponent, LabelLayout, CanvasRenderer])

export { init }

/** Fetches and registers an outline once. */
export async function loadOutline({ name, url }: Outline): Promise<void> {
  if (getMap(name) !== undefined) return
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the outline ${name} answered ${response.status}`)
  registerMap(name, await response.text())
}
