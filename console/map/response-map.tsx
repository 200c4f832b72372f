import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { init, loadOutline } from './engine'
import type { Outline } from './outlines'

type ResponseMapProps = { readonly outline: Outline; readonly option: EChartsCoreOption; readonly label: string }

/** An ECharts map; one instance per element, disposed with it, resized with its frame. */
export function ResponseMap({ outline, option, label }: ResponseMapProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [chart, setChart] = useState<ReturnType<typeof init> | null>(null)

  useEffect(() => {
    let gone = false
    let made: ReturnType<typeof init> | undefined
    setState('loading')
    loadOutline(outline).then(
      () => {
        if (gone || place.current === null) return
        made = init(place.current)
        setChart(made)
        setState('ready')
      },
      () => {
        if (!gone) setState('failed')
      },
    )
    const observer = new ResizeObserver(() => made?.resize())
    if (place.current !== null) observer.observe(place.current)
    return () => {
      gone = true
      observer.disconnect()
      made?.dispose()
      setChart(null)
    }
  }, [outline])

  useEffect(() => {
    chart?.setOption(option, { replaceMerge: ['series'] })
  }, [chart, option])

  return (
    <div className="map-frame">
      {state !== 'ready' && (
        <p className="quiet map-note" role="status">
          {state === 'loading' ? t('incident.map.loading') : t('incident.map.failed')}
        </p>
      )}
      <div ref={place} className="map" role="img" aria-label={label} />
    </div>
  )
}
