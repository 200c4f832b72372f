import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../app/preferences'
import { AreaPicker } from '../parts/area-picker'
import type { ImportKind } from './exchange-page'

const formats = ['xlsx', 'csv'] as const
const placelessKinds: readonly ImportKind[] = ['item-kinds', 'kits', 'substitutes']

/** What is stored, as a file that can be imported again; of one area where the kind has one. */
export function ExportPanel({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const headings = useLanguage()
  const [areaCode, setAreaCode] = useState('')
  const byArea = !placelessKinds.includes(kind)
  const query = (format: string) =>
    new URLSearchParams({ format, headings, ...(byArea && areaCode !== '' ? { areaCode } : {}) })
  return (
    <div className="filters">
      {byArea && (
        <div style={{ width: '16rem' }}>
          <AreaPicker
            label={t('depot.filterArea')}
            value={areaCode === '' ? [] : [areaCode]}
            onChange={(codes) => setAreaCode(codes.at(-1) ?? '')}
          />
        </div>
      )}
      {formats.map((format) => (
        <a key={format} className="button-link" href={`/api/v1/exports/${kind}?${query(format)}`} download>
          {t('exchange.exportAs', { format: format.toUpperCase() })}
        </a>
      ))}
    </div>
  )
}
